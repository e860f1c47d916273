"""Rules of the family "links": links, images, and what slows the reading of a text."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

RULES = (
    Rule(
        name="link-broken",
        family="links",
        severity=Severity.ERROR,
        what="A link leads to a module, section, template, page or file that does not exist.",
        why="Readers end on an error page.",
        wrong="[the phases](module:LRN-BEG-011#fases)",
        right="[the phases](module:LRN-BEG-011#phases)",
        fix="Write the target that the message proposes, or take the link out.",
        breaks_site=True,
    ),
    Rule(
        name="link-to-draft",
        family="links",
        severity=Severity.WARNING,
        what="A published module links to a draft.",
        why="Readers do not see drafts, so they see no page.",
        wrong="[next](module:LRN-BEG-012)      <!-- still a draft -->",
        right="[before](module:LRN-BEG-010)",
        fix="Publish the other module first, or take the link out.",
    ),
    Rule(
        name="link-to-withdrawn",
        family="links",
        severity=Severity.WARNING,
        what="A link leads to a module or version that was withdrawn.",
        why="Readers find the reason there, and no text.",
        wrong="[as shown here](module:LRN-BEG-004@1.0.0)      <!-- withdrawn -->",
        right="[as shown here](module:LRN-BEG-004)",
        fix="Link to the newest version or to another module, or take the link out.",
    ),
    Rule(
        name="link-renamed",
        family="links",
        severity=Severity.WARNING,
        what="A link names a module by an id it had before.",
        why="The link works, and readers of the text look for the old id in vain.",
        wrong="[the plan](module:GENAI-02)      <!-- formerly: [GENAI-02] -->",
        right="[the plan](module:LRN-BEG-002)",
        fix="Write the id that the message names.",
    ),
    Rule(
        name="link-unsafe",
        family="links",
        severity=Severity.ERROR,
        what="A link begins with something else than http, https or mailto.",
        why="Such links can run code in the reader's browser.",
        wrong="[click](javascript:alert(1))",
        right="[click](https://example.org/)",
        fix="Link a page, a file beside the module, or a mail address.",
        breaks_site=True,
    ),
    Rule(
        name="image-alt-missing",
        family="links",
        severity=Severity.WARNING,
        what="An image has no description.",
        why="Readers who cannot see it, and search engines, get nothing (WCAG 2.2, 1.1.1).",
        wrong="![](costs.png)",
        right="![A bar chart: the pilot costs a third of the rollout](costs.png)",
        fix="Write what the image shows between the square brackets.",
    ),
    Rule(
        name="image-external",
        family="links",
        severity=Severity.WARNING,
        what="An image stands on another host.",
        why="That host would see every reader, and may change or remove the image; the page shows "
        "a link instead.",
        wrong="![A chart of costs](https://example.org/costs.png)",
        right="![A chart of costs](costs.png)",
        fix="Put the image beside module.md, if its licence allows it.",
    ),
    Rule(
        name="too-many-brackets",
        family="links",
        severity=Severity.WARNING,
        what="A paragraph has more opening brackets than the site allows.",
        why="The time to read them grows with their square; they are shown as they are.",
        wrong="[[[[[[[[[[ ...",
        right="A list with a line for each item.",
        fix="Divide the paragraph, or raise the limit `block-brackets`.",
    ),
)
