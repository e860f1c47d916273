"""Proper nouns that are common in titles and that no style may write with a small letter."""

from __future__ import annotations

#: Countries, peoples, languages, continents, and names that became words of the trade.  Words that
#: mean something else in small letters (china, polish, may) are left out.
PROPER_NOUNS = frozenset(
    """
    Africa African Algeria America American Americas Arab Arabic Argentina Asia Asian Australia
    Australian Austria Austrian Bangladesh Basque Belgian Belgium Berlin Bolivia Brazil Brazilian
    Britain British Bulgaria Bulgarian California Canada Canadian Catalan Chile Chilean Colombia
    Croatia Cuba Cuban Czech Danish Denmark Dutch Egypt Egyptian England English Estonia Estonian
    Ethiopia Europe European Finland Finnish France French Gaza German Germanic Germany Ghana
    Greece Greek Hebrew Hindi Hungarian Hungary Iceland India Indian Indonesia Indonesian Iran
    Iranian Iraq Ireland Irish Islamic Israel Israeli Italian Italy Jamaica Japan Japanese Jewish
    Jordan Kenya Kenyan Korea Korean Kuwait Latin Latvia Lebanon Lithuania London Malaysia Malaysian
    Mexican Mexico Morocco Moroccan Muslim Nepal Netherlands Nigeria Nigerian Norway Norwegian
    Pakistan Palestine Palestinian Paris Persian Peru Philippine Philippines Poland Portugal
    Portuguese Qatar Romania Romanian Russia Russian Rwanda Scandinavian Scotland Scottish Serbia
    Singapore Slovak Slovakia Slovenia Slovenian Spain Spanish Sudan Swahili Sweden Swedish Swiss
    Switzerland Syria Syrian Taiwan Tanzania Thai Thailand Tunisia Turkish Uganda Ukraine Ukrainian
    Vietnam Vietnamese Welsh Yemen
    Bayes Bayesian Boltzmann Boolean Cartesian Darwin Darwinian Einstein Euclidean Euler Fourier
    Freud Gauss Gaussian Gibbs Hamiltonian Hilbert Kalman Kant Kantian Keynesian Lagrangian Laplace
    Lyapunov Markov Marxist Newton Newtonian Nobel Pareto Poisson Shakespeare Socratic Turing
    Copilot Facebook Github Google Huawei Instagram Java Kubernetes Linux Microsoft Netflix Nvidia
    Python Siemens Twitter Wikipedia Youtube
    """.split()
)
