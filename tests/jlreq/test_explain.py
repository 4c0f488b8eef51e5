"""The dump says where each space comes from."""

from tategumi.jlreq import Hanging, Settings, compose_prepared, dump, prepare

from .toy import paragraph

EXPECTED = """\
   0.000  1.000 「 cl-01 +0.000 line head +0.500 (table 1 n17)
   1.000  1.000 雨 cl-19 +0.000
   2.000  1.000 」 cl-02 +0.250 table 1: 1/2 be; table 3 step 5: -0.250
   2.750  1.000 は cl-15 +0.000
   3.750  1.000 、 cl-07 +0.250 table 1: 1/2 be; table 3 step 5: -0.250
   4.500  1.000 Ａ cl-19 +0.000
   5.500  1.000 と cl-15 +0.500 ruby +0.500
   7.000  1.000 承 cl-19 +1.000 ruby +1.000
   9.000  1.000 山 cl-19 +0.000
  10.000  1.000 、 cl-07 +0.000 hangs over the line end"""


def test_dump() -> None:
    text = paragraph("「雨」は、Ａと｜承《うけたまわる》山、川のある所")
    prepared = prepare(text, Settings(hanging=Hanging.ALLOW_END))
    first = compose_prepared(prepared, 10)[0]
    assert dump(prepared, first) == EXPECTED
