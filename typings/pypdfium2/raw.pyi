from ctypes import Structure

from . import PdfTextPage

FPDF_PAGEOBJ_IMAGE: int

class FS_RECTF(Structure):
    left: float
    bottom: float
    right: float
    top: float

def FPDFText_GetUnicode(text_page: PdfTextPage, index: int) -> int: ...
def FPDFText_GetLooseCharBox(text_page: PdfTextPage, index: int, rect: object) -> int: ...
