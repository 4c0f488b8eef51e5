class Message:
    type: str
    message: str

class Result:
    value: str
    messages: list[Message]
