"""Spanish verbs of objectives, by class."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.model.verb_languages.record import VerbLanguage, classes

_UNDERSTAND = """
aclarar, asociar, caracterizar, citar, dar ejemplos|da ejemplos, dar un ejemplo, decir|dice|diga,
describir, distinguir|distinga, ejemplificar, enumerar, enunciar, explicar, exponer|expone|exponga,
expresar, ilustrar, indicar, interpretar, listar, localizar, mencionar, mostrar|muestra|muestre,
nombrar, parafrasear, recordar|recuerda|recuerde, reconocer|reconozca, reformular, relatar,
repetir, resumir, señalar, situar|sitúa, traducir|traduzca
"""
_ANALYSE = """
analizar, argumentar, auditar, calcular, categorizar, clasificar, comparar,
comprobar|comprueba|compruebe, concluir|concluye|concluya, contrastar, criticar, cuestionar,
debatir, decidir, deducir, defender|defiende, detectar, determinar, diagnosticar, diferenciar,
discriminar, elegir|elige|elija, escoger|escoja, estimar, evaluar|evalúa|evalúe, examinar,
extraer|extraiga, identificar, inferir, inspeccionar, investigar, juzgar, justificar, jerarquizar,
ordenar, ponderar, predecir|predice, priorizar, probar|prueba|pruebe,
recomendar|recomienda|recomiende, relacionar, revisar, seleccionar, sopesar, validar, valorar,
verificar
"""
_APPLY = """
acompañar, actualizar, adaptar, administrar, adoptar, ajustar, aplicar, archivar, asignar,
automatizar, capacitar, cambiar, colaborar, completar, comunicar, conducir, conectar, configurar,
controlar, convertir, coordinar, corregir|corrige|corrija, cumplir, demostrar|demuestra|demuestre,
desplegar|despliega|despliegue, dirigir|dirija, discutir, editar, ejecutar, emplear, enseñar,
ensayar, entrenar, entrevistar, enviar, explotar, facilitar, formar, gestionar, guardar,
hacer|hace|haga, implantar, implementar, importar, incorporar, instalar, integrar, introducir,
liderar, limpiar, llevar a cabo, llevar a la práctica, manejar, mantener|mantiene|mantenga,
manipular, medir|mide|mida, mejorar, migrar, mitigar, modificar, monitorizar, monitorear, negociar,
operar, optimizar, organizar, participar, pilotar, poner en marcha|pone en marcha, poner en
práctica|pone en práctica, practicar, preparar, presentar, procesar, proteger|proteja, publicar,
realizar, recoger|recoja, recopilar, reducir|reduzca, registrar, rellenar, reparar,
resolver|resuelve|resuelva, responder, seguir|sigue|siga, simular, supervisar, transferir, tratar,
usar, utilizar, vigilar
"""
_CREATE = """
codificar, combinar, componer|compone|componga, concebir|concibe|conciba, confeccionar,
construir|construye|construya, crear, definir, desarrollar, dibujar, diseñar, documentar, elaborar,
escribir, esbozar, especificar, establecer|establezca, estructurar, fabricar, formular, fundar,
generar, idear, inventar, modelar, planear, planificar, producir|produzca, programar,
proponer|propone|proponga, prototipar, reescribir, redactar, sintetizar, trazar
"""

_SEEN = ("explicar", "describir", "distinguir")
_UNOBSERVABLE = {
    "comprender": _SEEN,
    "entender|entiende|entienda|entienden": _SEEN,
    "conocer|conozca": ("nombrar", "enumerar", "describir"),
    "saber|sabe|sepa|sabrá|sabrán|sabrás": ("nombrar", "explicar", "utilizar"),
    "aprender": ("explicar", "utilizar", "crear"),
    "descubrir": ("identificar", "describir", "comparar"),
    "apreciar": ("justificar", "comparar", "explicar"),
    "captar": _SEEN,
    "asimilar": _SEEN,
    "tomar conciencia": ("identificar", "describir", "enumerar"),
    "familiarizarse|familiarizar|familiariza": ("describir", "utilizar", "comparar"),
    "dominar": ("aplicar", "utilizar", "explicar"),
    "adquirir|adquiere|adquiera": ("explicar", "identificar", "utilizar"),
    "creer|cree que": ("justificar", "argumentar", "explicar"),
    "pensar|piensa|piense": ("comparar", "evaluar", "justificar"),
}

#: How a stem is written before "e": what is heard stays the same.
_BEFORE_E = (("c", "qu"), ("g", "gu"), ("z", "c"))


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the infinitive, and the present of one, of several, and of a reader."""
    verb, *others = verb.split("|")
    first, space, rest = verb.partition(" ")
    tail, stem = space + rest, first[:-2]
    yield verb, "infinitive"
    yield from ((other, "present") for other in others)
    endings: tuple[str, ...] = ()
    if first.endswith("ar"):
        soft = next((stem[:-1] + new for old, new in _BEFORE_E if stem.endswith(old)), stem)
        endings = (stem + "a", stem + "an", stem + "as", soft + "e", soft + "en")
    elif first.endswith(("er", "ir")):
        endings = (stem + "e", stem + "en", stem + "es", stem + "a")
    yield from ((ending + tail, "present") for ending in endings)


SPANISH = VerbLanguage(
    name="Spanish",
    verbs=classes(_UNDERSTAND, _ANALYSE, _APPLY, _CREATE),
    unobservable=_UNOBSERVABLE,
    forms=_forms,
    opening=frozenset("al a después despues tras cuando en una habiendo".split()),
    joints=frozenset("y e luego después además o u también".split()),
    between=frozenset("de a también luego después además los las lo la".split()),
    nouns=frozenset(
        """
        el la los las un una unos unas este esta estos estas ese esa su sus tu tus mi mis cada del
        al nuestro nuestra
        """.split()
    ),
    clauses=frozenset(
        """
        para que quien quienes cuyo cuya donde cómo como cuando si sin antes cual cuales porque
        """.split()
    ),
    example="Explicar ..., Comparar ..., Crear ...",
)
