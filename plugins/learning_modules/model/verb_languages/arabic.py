"""Arabic verbs of objectives, by class: the verbal noun, and behind a bar the present."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.model.verb_languages.record import VerbLanguage, classes

_UNDERSTAND = """
شرح|يشرح, وصف|يصف, تعداد|يعدد, ذكر|يذكر, تسمية|يسمي, توضيح|يوضح, تلخيص|يلخص, تمييز|يميز, سرد|يسرد,
تفسير|يفسر, إعادة صياغة|يعيد صياغة, إعطاء أمثلة|يعطي أمثلة, بيان|يبين, التعرف على|يتعرف على
"""
_ANALYSE = """
تحليل|يحلل, مقارنة|يقارن, تقييم|يقيم, تقدير التكلفة|يقدر, تحديد|يحدد, تصنيف|يصنف, ترتيب|يرتب,
فحص|يفحص, اختيار|يختار, تبرير|يبرر, استنتاج|يستنتج, حساب|يحسب, نقد|ينقد, اختبار|يختبر,
التحقق|يتحقق, مراجعة|يراجع
"""
_APPLY = """
تطبيق|يطبق, استخدام|يستخدم, تنفيذ|ينفذ, إجراء|يجري, إكمال|يكمل, ملء|يملأ, تكييف|يكيف, نشر|ينشر,
قياس|يقيس, إدارة|يدير, تشغيل|يشغل, تثبيت|يثبت, عرض|يعرض, حل|يحل, تحسين|يحسن, تنظيم|ينظم,
مراقبة|يراقب, جمع|يجمع, تدريب|يدرب, استعمال|يستعمل, توظيف|يوظف, حماية|يحمي
"""
_CREATE = """
إنشاء|ينشئ, تصميم|يصمم, بناء|يبني, إعداد|يعد, تطوير|يطور, وضع|يضع, كتابة|يكتب, صياغة|يصوغ,
تخطيط|يخطط, تأليف|يؤلف, ابتكار|يبتكر, اقتراح|يقترح, إنتاج|ينتج, رسم|يرسم, برمجة|يبرمج, تعريف|يعرف
"""
_SEEN = ("شرح", "وصف", "تمييز")
_UNOBSERVABLE = {
    "فهم|يفهم": _SEEN,
    "معرفة": ("تسمية", "تعداد", "وصف"),
    "إدراك|يدرك": _SEEN,
    "استيعاب|يستوعب": _SEEN,
    "تعلم|يتعلم": ("شرح", "استخدام", "إنشاء"),
    "تقدير": ("تبرير", "مقارنة", "شرح"),
    "الإلمام|يلم": ("وصف", "استخدام", "مقارنة"),
}


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the verbal noun, and the present of each person behind the bar."""
    noun, _, present = verb.partition("|")
    yield noun, "noun"
    first, space, rest = present.partition(" ")
    if first.startswith("ي"):
        for letter in "يتأن":
            for ending in ("", "ون", "وا"):
                yield letter + first[1:] + ending + space + rest, "present"


ARABIC = VerbLanguage(
    name="Arabic",
    verbs=classes(_UNDERSTAND, _ANALYSE, _APPLY, _CREATE),
    unobservable=_UNOBSERVABLE,
    forms=_forms,
    opening=frozenset("في بنهاية بعد عند".split()),
    clauses=frozenset("التي الذي كيف لكي كي حتى الذين".split()),
    example="شرح ...، مقارنة ...، إنشاء ...",
)
