#!/usr/bin/python3
"""Marks where a line may end in the sheets' Thai and Khmer, which have no spaces between words: scripts/wordbreaks.py

Puts a zero-width space (U+200B) where the dictionaries of ICU see a word end, into every text of th.json and km.json, and
sorts the keys. Run it after every change to these files; what it put there before it takes out first. It needs python3-icu
(scripts/setup.sh translate).
"""
import json
import pathlib

import icu

MARK = "\u200b"
SCRIPTS = {"th": range(0x0E00, 0x0E80), "km": range(0x1780, 0x1800)}
NEVER_FIRST = "ๆฯៗ"  # repetition and abbreviation stay with their word


def marked(text, language):
    """text with a mark between any two words of the language that touch."""
    script = SCRIPTS[language]
    breaks = icu.BreakIterator.createLineInstance(icu.Locale(language))
    breaks.setText(text)
    out, start = "", 0
    for end in breaks:
        out += text[start:end]
        if end < len(text) and ord(text[end - 1]) in script and ord(text[end]) in script and text[end] not in NEVER_FIRST:
            out += MARK
        start = end
    return out


folder = pathlib.Path(__file__).parent.parent / "assets" / "translations" / "slip"
for language in SCRIPTS:
    file = folder / f"{language}.json"
    texts = {key: text.replace(MARK, "") for key, text in json.loads(file.read_text("utf-8")).items()}
    texts = {key: marked(text, language) if key != "slip.lang" else text for key, text in texts.items()}
    file.write_text(json.dumps(texts, sort_keys=True, indent=2, ensure_ascii=False) + "\n", "utf-8")
