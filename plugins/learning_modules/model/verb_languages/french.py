"""French verbs of objectives, by class."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.model.verb_languages.record import VerbLanguage, classes

_UNDERSTAND = """
associer, caractériser, citer, clarifier, décrire|décrit|décrivez|décrivent, dire|dit|dites|disent,
distinguer, donner des exemples, donner un exemple, énoncer, énumérer|énumère|énumèrent, exposer,
expliquer, expliciter, exprimer, faire la différence|fait la différence|faites la différence,
illustrer, indiquer, interpréter|interprète|interprètent, lister, localiser, montrer, nommer,
paraphraser, rappeler|rappelle|rappellent, rapporter, reconnaître|reconnaît|reconnaissez, redire,
reformuler, restituer, résumer, schématiser, situer, traduire|traduit|traduisez
"""
_ANALYSE = """
analyser, apprécier la qualité, argumenter, arbitrer, auditer, calculer, catégoriser, choisir,
classer, classifier, comparer, conclure|conclut|concluez, confronter, contrôler, critiquer,
débattre, décider, déduire|déduit|déduisez, défendre|défend|défendez, détecter, déterminer,
diagnostiquer, différencier, discriminer, estimer, évaluer, examiner, extraire|extrait|extrayez,
hiérarchiser, identifier, inspecter, juger, justifier, mettre en relation, opposer, passer en
revue, peser, pondérer, prédire, prévoir, prioriser, questionner, recommander, relier,
repérer|repère|repèrent, sélectionner, tester, trier, valider, vérifier
"""
_APPLY = """
accompagner, adapter, administrer, ajuster, améliorer, animer, appliquer, archiver, automatiser,
collecter, communiquer, compléter|complète|complètent, conduire|conduit|conduisez, configurer,
connecter, convertir, coordonner, corriger, démontrer, déployer|déploie|déploient, diffuser,
diriger, discuter, effectuer, employer|emploie|emploient, encadrer, enregistrer, entraîner,
entretenir, exécuter, expérimenter, exploiter, former, gérer|gère|gèrent, importer, implémenter,
installer, intégrer|intègre|intègrent, introduire|introduit|introduisez, lancer, limiter,
manipuler, mener|mène|mènent, mesurer, mettre à jour, mettre en œuvre, mettre en oeuvre, mettre en
pratique, mettre en place, migrer, modifier, négocier, nettoyer, optimiser, organiser, paramétrer,
participer, partager, piloter, pratiquer, préparer, présenter, protéger|protège|protègent, publier,
réaliser, recueillir, réduire|réduit|réduisez, réguler, remplir, réparer, répondre|répond|répondez,
résoudre|résout|résolvez|résolvent, sécuriser, simuler, suivre|suit|suivez|suivent, superviser,
surveiller, soumettre, transférer|transfère|transfèrent, traiter, transmettre, transposer,
utiliser, exercer
"""
_CREATE = """
bâtir, coder, combiner, composer, concevoir|conçoit|concevez|conçoivent,
construire|construit|construisez|construisent, créer, définir, dessiner, développer, documenter,
écrire|écrit|écrivez|écrivent, élaborer, établir, fabriquer, fonder, formuler,
générer|génère|génèrent, imaginer, inventer, modéliser, monter, planifier, prescrire,
produire|produit|produisez|produisent, programmer, proposer, prototyper, rédiger, réécrire,
spécifier, structurer, synthétiser, tracer
"""

_SEEN = ("expliquer", "décrire", "distinguer")
_UNOBSERVABLE = {
    "comprendre|comprend|comprenez|comprennent": _SEEN,
    "connaître|connaît|connaissez|connaissent": ("nommer", "énumérer", "décrire"),
    "savoir|sait|savez|savent|saura|saurez|sauront": ("nommer", "expliquer", "utiliser"),
    "apprendre|apprend|apprenez|apprennent": ("expliquer", "utiliser", "créer"),
    "découvrir|découvre|découvrez|découvrent": ("identifier", "décrire", "comparer"),
    "apprécier|apprécie|appréciez": ("justifier", "comparer", "expliquer"),
    "saisir": _SEEN,
    "appréhender": _SEEN,
    "assimiler": _SEEN,
    "prendre conscience|prend conscience": ("identifier", "décrire", "énumérer"),
    "se familiariser|familiariser|familiarise": ("décrire", "utiliser", "comparer"),
    "maîtriser": ("appliquer", "utiliser", "expliquer"),
    "acquérir|acquiert|acquérez": ("expliquer", "identifier", "utiliser"),
    "croire|croit|croyez": ("justifier", "argumenter", "expliquer"),
    "penser|pense|pensez": ("comparer", "évaluer", "justifier"),
}


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the infinitive, and the present of one, of several, and of a reader."""
    verb, *others = verb.split("|")
    first, space, rest = verb.partition(" ")
    tail = space + rest
    yield verb, "infinitive"
    yield from ((other, "present") for other in others)
    stem = first[:-2]
    endings: tuple[str, ...] = ()
    if first.endswith("er"):
        endings = ("e", "ent", "ez", "es")
    elif first.endswith("ir"):
        endings = ("it", "issent", "issez", "is")
    elif first == "mettre":
        stem, endings = "met", ("", "tent", "tez", "s")
    yield from ((stem + ending + tail, "present") for ending in endings)


FRENCH = VerbLanguage(
    name="French",
    verbs=classes(_UNDERSTAND, _ANALYSE, _APPLY, _CREATE),
    unobservable=_UNOBSERVABLE,
    forms=_forms,
    opening=frozenset("à a au après apres en dès lorsque quand une ayant".split()),
    joints=frozenset("et puis ensuite ou enfin également".split()),
    between=frozenset("de d à en ensuite enfin également vous les le la l".split()),
    nouns=frozenset(
        """
        le la les l un une des du au aux ce cet cette ces son sa ses leur leurs votre vos notre nos
        mon ma mes chaque
        """.split()
    ),
    clauses=frozenset(
        """
        pour afin qui que qu dont où comment pourquoi lequel laquelle lesquels lesquelles quand si
        en sans avant parce
        """.split()
    ),
    example="Expliquer ..., Comparer ..., Créer ...",
)
