from . import PdfTextPage

FPDF_PAGEOBJ_IMAGE: int

def FPDFText_GetUnicode(text_page: PdfTextPage, index: int) -> int: ...
