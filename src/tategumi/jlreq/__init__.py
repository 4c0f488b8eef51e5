"""Japanese line composition by JLReq (Requirements for Japanese Text Layout).

Pure: knows no CSS, no PDF and no font. Advances are given; lengths are em of the paragraph's font size.
"""
