"""The few words that we add to an author's template, in the module's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Terms:
    """Fixed texts of templates and downloads in one language; ``{}`` stands for a value."""

    done: str
    item: str
    notes: str
    answer: str
    category: str
    text: str
    column: str
    example: str
    example_note: str
    fill_in: str
    read_me: str
    form: str
    row: str
    total: str
    how_to_use: str
    tips: str
    choices: str
    template: str
    module: str
    version: str
    date: str
    licence: str
    source: str
    page: str
    adapt: str
    archive: str
    own_files: str
    licence_note: str
    is_current: str


_ENGLISH = Terms(
    done="Done",
    item="Item",
    notes="Notes",
    answer="Answer",
    category="Category",
    text="Text",
    column="Column {}",
    example="Example",
    example_note="An example. Fill in your own answers in the blank form.",
    fill_in="Fill in the empty cells.",
    read_me="Read me",
    form="Form",
    row="row {}",
    total="Total",
    how_to_use="How to use it",
    tips="Tips",
    choices="Choices",
    template="Template",
    module="Module",
    version="Version",
    date="Date",
    licence="Licence",
    source="Source",
    page="Page {} of {}",
    adapt="You may change this file: add, rename or delete rows and columns.",
    archive="The templates of this module, to fill in:",
    own_files="Files of the authors:",
    licence_note="These files may be used under the licence {}. Name the source: {}.",
    is_current="Is this copy current?",
)

_GERMAN = Terms(
    done="Erledigt",
    item="Punkt",
    notes="Notizen",
    answer="Antwort",
    category="Bereich",
    text="Text",
    column="Spalte {}",
    example="Beispiel",
    example_note="Ein Beispiel. Ihre eigenen Antworten gehören in das leere Formular.",
    fill_in="Füllen Sie die leeren Felder aus.",
    read_me="Lies mich",
    form="Formular",
    row="Zeile {}",
    total="Summe",
    how_to_use="So wird es benutzt",
    tips="Hinweise",
    choices="Auswahl",
    template="Vorlage",
    module="Modul",
    version="Version",
    date="Datum",
    licence="Lizenz",
    source="Quelle",
    page="Seite {} von {}",
    adapt="Sie dürfen diese Datei ändern: Zeilen und Spalten ergänzen, umbenennen, löschen.",
    archive="Die Vorlagen dieses Moduls zum Ausfüllen:",
    own_files="Dateien der Autoren:",
    licence_note="Diese Dateien dürfen unter der Lizenz {} benutzt werden. Quelle nennen: {}.",
    is_current="Ist diese Kopie aktuell?",
)

_FRENCH = Terms(
    done="Fait",
    item="Élément",
    notes="Notes",
    answer="Réponse",
    category="Catégorie",
    text="Texte",
    column="Colonne {}",
    example="Exemple",
    example_note="Un exemple. Écrivez vos propres réponses dans le formulaire vierge.",
    fill_in="Remplissez les cases vides.",
    read_me="Lisez-moi",
    form="Formulaire",
    row="ligne {}",
    total="Total",
    how_to_use="Mode d’emploi",
    tips="Conseils",
    choices="Choix",
    template="Modèle",
    module="Module",
    version="Version",
    date="Date",
    licence="Licence",
    source="Source",
    page="Page {} sur {}",
    adapt="Ce fichier se modifie : ajoutez, renommez ou supprimez lignes et colonnes.",
    archive="Les modèles de ce module, à remplir :",
    own_files="Fichiers des auteurs :",
    licence_note="Ces fichiers s’utilisent sous la licence {}. Citez la source : {}.",
    is_current="Cette copie est-elle à jour ?",
)

_SPANISH = Terms(
    done="Hecho",
    item="Elemento",
    notes="Notas",
    answer="Respuesta",
    category="Categoría",
    text="Texto",
    column="Columna {}",
    example="Ejemplo",
    example_note="Un ejemplo. Escriba sus propias respuestas en el formulario en blanco.",
    fill_in="Rellene las celdas vacías.",
    read_me="Léame",
    form="Formulario",
    row="fila {}",
    total="Total",
    how_to_use="Cómo se usa",
    tips="Consejos",
    choices="Opciones",
    template="Plantilla",
    module="Módulo",
    version="Versión",
    date="Fecha",
    licence="Licencia",
    source="Fuente",
    page="Página {} de {}",
    adapt="Puede cambiar este archivo: añada, renombre o borre filas y columnas.",
    archive="Las plantillas de este módulo, para rellenar:",
    own_files="Archivos de los autores:",
    licence_note="Estos archivos se usan bajo la licencia {}. Cite la fuente: {}.",
    is_current="¿Está al día esta copia?",
)

_ARABIC = Terms(
    done="تم",
    item="البند",
    notes="ملاحظات",
    answer="الإجابة",
    category="الفئة",
    text="النص",
    column="العمود {}",
    example="مثال",
    example_note="هذا مثال. اكتب إجاباتك في النموذج الفارغ.",
    fill_in="املأ الخانات الفارغة.",
    read_me="اقرأني",
    form="نموذج",
    row="الصف {}",
    total="المجموع",
    how_to_use="طريقة الاستخدام",
    tips="نصائح",
    choices="الخيارات",
    template="القالب",
    module="الوحدة",
    version="الإصدار",
    date="التاريخ",
    licence="الرخصة",
    source="المصدر",
    page="صفحة {} من {}",
    adapt="يمكنك تغيير هذا الملف: أضف الصفوف والأعمدة أو غيّر أسماءها أو احذفها.",
    archive="قوالب هذه الوحدة للتعبئة:",
    own_files="ملفات المؤلفين:",
    licence_note="يمكن استخدام هذه الملفات بموجب الرخصة {}. اذكر المصدر: {}.",
    is_current="هل هذه النسخة حديثة؟",
)

_TERMS = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "ar": _ARABIC}

#: Primary language subtags whose script runs from right to left.
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]


def terms_for(language: str) -> Terms:
    """Return the terms of a language (a BCP 47 tag; region ignored), English if unknown."""
    return _TERMS.get(_primary(language), _ENGLISH)


def is_right_to_left(language: str) -> bool:
    """Whether text in this language (a BCP 47 tag) runs from right to left."""
    return _primary(language) in _RIGHT_TO_LEFT
