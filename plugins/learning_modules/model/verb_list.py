"""The verbs of learning objectives, by class.

The classes follow Bloom's taxonomy as revised by Anderson and Krathwohl (2001), joined where a
module needs the same of both: remember with understand, analyse with evaluate.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class VerbClass(StrEnum):
    """What an objective asks of the learner, from the least to the most demanding."""

    UNDERSTAND = "understand"
    ANALYSE = "analyse"
    APPLY = "apply"
    CREATE = "create"

    @property
    def rank(self) -> int:
        """0 for the least demanding class."""
        return list(VerbClass).index(self)


_UNDERSTAND = """
cite, clarify, define in your own words, describe, distinguish, exemplify, explain, express,
give examples, illustrate, indicate, interpret, label, list, locate, match, name, outline,
paraphrase, point out, quote, recall, recite, recognise, rephrase, report, restate, restore,
retell, say, show, sketch, state, summarise, tell, tell apart, trace, translate
"""

_ANALYSE = """
analyse, appraise, argue, assess, audit, break down, calculate, categorise, challenge, check,
choose, classify, compare, conclude, contrast, convince, critique, criticise, debate, decide,
deconstruct, defend, detect, determine, diagnose, differentiate, discriminate, dissect, draw
conclusions, estimate, evaluate, examine, extract, forecast, identify, infer, inspect, interpret
data, investigate, judge, justify, match up, pick, predict, prioritise, question, rank, rate,
recommend, relate, review, score, select, separate, sort, spot, test, tell whether, validate,
verify, weigh
"""

_APPLY = """
act, adapt, adjust, administer, adopt, allocate, apply, arrange, assemble, assign, automate,
carry out, change, clean, collect, communicate, complete, compute, conduct, configure, connect,
control, convert, coordinate, customise, debug, deliver, demonstrate, deploy, discuss, edit,
employ, enforce, execute, extend, facilitate, fill in, fine-tune, follow, handle, host, implement,
import, improve, install, integrate, interview, introduce, label data, launch, lead, maintain,
manage, map, measure, migrate, mitigate, modify, monitor, negotiate, operate, optimise, order,
organise, perform, pilot, practise, prepare, present, process, protect, publish, put into
practice, record, reduce, refine, register, repair, replace, respond, roll out, run, scale,
schedule, secure, send, set, set up, share, simulate, solve, store, submit, supervise, support,
teach, track, train, transfer, troubleshoot, try out, update, upload, use, utilise, work out
"""

_CREATE = """
adopt a policy, author, build, code, combine, compile, compose, construct, create, define, derive,
design, develop, devise, document, draft, draw, draw up, establish, formulate, found, generate,
hypothesise, invent, make, model, originate, plan, produce, program, propose, prototype, redesign,
rewrite, set out, specify, structure, synthesise, visualise, write
"""

#: Verbs of no class, each with what to write instead: nobody can see whether a learner does it.
UNOBSERVABLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "understand": ("explain", "describe", "distinguish"),
        "know": ("name", "list", "describe"),
        "learn": ("explain", "use", "create"),
        "see": ("identify", "describe", "compare"),
        "appreciate": ("justify", "compare", "explain"),
        "grasp": ("explain", "summarise", "distinguish"),
        "comprehend": ("explain", "summarise", "distinguish"),
        "realise": ("explain", "identify", "justify"),
        "believe": ("justify", "argue", "explain"),
        "think": ("compare", "evaluate", "justify"),
        "feel": ("justify", "choose", "explain"),
        "value": ("justify", "prioritise", "compare"),
        "enjoy": ("use", "choose", "present"),
        "be aware": ("identify", "describe", "list"),
        "become aware": ("identify", "describe", "list"),
        "be familiar": ("describe", "use", "compare"),
        "become familiar": ("describe", "use", "compare"),
        "get familiar": ("describe", "use", "compare"),
        "familiarise": ("describe", "use", "compare"),
        "get to know": ("name", "describe", "compare"),
        "gain": ("explain", "identify", "use"),
        "acquire": ("explain", "identify", "use"),
        "have": ("explain", "identify", "use"),
    }
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in " ".join(text.split()).split(","))


#: Class -> its verbs, in British spelling; the American one is understood as well.
BLOOM_VERBS: Mapping[VerbClass, tuple[str, ...]] = MappingProxyType(
    {
        VerbClass.UNDERSTAND: _words(_UNDERSTAND),
        VerbClass.ANALYSE: _words(_ANALYSE),
        VerbClass.APPLY: _words(_APPLY),
        VerbClass.CREATE: _words(_CREATE),
    }
)

#: Verbs that are nouns as well: after "and" they count only with an object behind them.
ALSO_NOUNS = frozenset(
    """
    audit author budget challenge change check code control design document draft estimate
    forecast handle host interview label launch lead list map match measure model name order
    outline pick pilot plan process program question rank rate record register repair report
    review run scale schedule score set share sketch sort state store structure support test
    trace track train transfer update use value
    """.split()
)
