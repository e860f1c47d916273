"""What LaTeX commands stand for: accents, letters, signs and the Greek of formulas."""

from __future__ import annotations

from learning_modules.bibliography.richtext import (
    BOLD,
    ITALIC,
    NO_CASE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
)

#: Accent command to combining character (LaTeX2e, "Accents"; T1 and TS1 names).
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "G": "\u030f", "h": "\u0309",
    "textcommabelow": "\u0326",
}  # fmt: skip

#: Command to the characters it prints.
SIGNS = {
    "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
    "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“",
    "glq": "‚", "grq": "‘", "guillemotleft": "«", "guillemotright": "»", "flqq": "«",
    "frqq": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{",
    "textbraceright": "}", "textdollar": "$", "lbrace": "{", "rbrace": "}",
    "textregistered": "®", "textcopyright": "©", "copyright": "©", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "textmu": "µ", "textperiodcentered": "·",
    "textbullet": "•", "textonehalf": "½", "textonequarter": "¼", "texttimes": "×",
    "textpm": "±", "textsection": "§", "textparagraph": "¶", "S": "§", "P": "¶",
    "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "pounds": "£",
    "textsterling": "£", "euro": "€", "texteuro": "€", "textyen": "¥", "textcent": "¢",
    "textordfeminine": "ª", "textordmasculine": "º", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "textnumero": "№", "no": "№",
    "textexclamdown": "¡", "textquestiondown": "¿", "LaTeX": "LaTeX", "TeX": "TeX",
    "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε", "slash": "/", "newline": " ", "par": " ",
    "space": " ", "nobreakspace": "\u00a0", "quad": " ", "qquad": " ", "enspace": " ",
    "thinspace": "\u2009", "textsubscript": "", "cprime": "ʹ", "cdprime": "ʺ",
    "bibrangedash": "–", "hyphen": "-", "bibdash": "—", "textcelsius": "°C",
}  # fmt: skip

#: Commands of one character that is no letter.
ESCAPES = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ",
    ",": "\u2009", ";": " ", ":": " ", "!": "", "-": "", "/": "", "\\": " ", "@": "", "*": "",
    "\t": " ", "|": "|", ">": " ",
}  # fmt: skip

#: Commands of formulas that have one character.
MATH = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "hbar": "ℏ",
    "infty": "∞", "partial": "∂", "nabla": "∇", "circ": "∘", "prime": "′", "cdots": "⋯",
    "aleph": "ℵ", "emptyset": "∅", "forall": "∀", "exists": "∃", "sum": "∑", "prod": "∏",
    "int": "∫", "bullet": "∙", "star": "⋆",
}  # fmt: skip

#: Relations and operators of formulas: printed upright, with a space on both sides.
MATH_RELATIONS = {
    "times": "×", "cdot": "⋅", "pm": "±", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "equiv": "≡", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒", "leftrightarrow": "↔", "in": "∈",
    "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "ll": "≪", "gg": "≫",
    "propto": "∝", "otimes": "⊗", "oplus": "⊕", "<": "<", ">": ">", "=": "=", "+": "+",
    "-": "−", "lt": "<", "gt": ">",
}  # fmt: skip

#: Commands that print their argument, with the mark it gets.
FONTS = {
    "emph": ITALIC, "textit": ITALIC, "textsl": ITALIC, "mkbibitalic": ITALIC,
    "textbf": BOLD, "mkbibbold": BOLD, "textsc": SMALL_CAPS | NO_CASE,
    "textsuperscript": SUPERSCRIPT, "mkbibsuperscript": SUPERSCRIPT,
    "textsubscript": SUBSCRIPT, "mkbibsubscript": SUBSCRIPT,
    "mkbibemph": ITALIC | NO_CASE, "text": 0, "textrm": 0, "textsf": 0, "textup": 0,
    "textmd": 0, "textnormal": 0, "mbox": 0, "hbox": 0, "texttt": NO_CASE, "underline": 0,
    "mkbibparens": 0, "uppercase": 0, "lowercase": 0, "MakeUppercase": 0, "MakeLowercase": 0,
    "path": 0, "nolinkurl": 0, "textquote": 0, "sloppy": 0,
}  # fmt: skip

#: Font switches: they hold to the end of their group.
SWITCHES = {
    "it": ITALIC, "em": ITALIC, "itshape": ITALIC, "sl": ITALIC, "bf": BOLD, "bfseries": BOLD,
    "sc": SMALL_CAPS, "scshape": SMALL_CAPS, "rm": 0, "sf": 0, "tt": 0, "normalfont": 0,
    "small": 0, "footnotesize": 0, "large": 0, "relax": 0, "protect": 0, "noexpand": 0,
    "unskip": 0, "ignorespaces": 0, "null": 0, "bgroup": 0, "egroup": 0, "noindent": 0,
    "displaystyle": 0, "selectfont": 0, "upshape": 0, "mdseries": 0, "centering": 0,
}  # fmt: skip
