#!/usr/bin/python3
"""The format of package vault a second time, to make vectors.json.

Written from the package comment, not from the Go code, on libsodium (python3-nacl)
and the reference Argon2 (python3-argon2). Run it as: ./vectors.py > vectors.json
"""
import hashlib, hmac, json, struct, unicodedata

from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as seal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def fixed(label, n):
    """n bytes that look random and are the same at every run."""
    return hashlib.shake_256(label.encode()).digest(n)


def mac(key, *parts):
    return hmac.new(key, b"".join(parts), hashlib.sha256).digest()


def subkey(data_key, purpose):  # HKDF of one block: extract with a zero salt, expand once
    return mac(mac(bytes(32), data_key), b"ieumdesk/vault/1/" + purpose, b"\x01")


def sized(b):
    return struct.pack(">I", len(b)) + b


# GF(32) by logarithms (the Go code multiplies bit by bit).
EXP = [1]
for _ in range(30):
    EXP.append(EXP[-1] << 1 if EXP[-1] < 16 else (EXP[-1] << 1) ^ 0b100101)
LOG = {v: i for i, v in enumerate(EXP)}


def at_root(word, i):
    """The word as a polynomial, at a^i: zero for i = 1 to 5 in a sound code."""
    total = 0
    for power, value in enumerate(reversed(word)):
        if value:
            total ^= EXP[(LOG[value] + i * power) % 31]
    return total


def code(data):
    """Appends the five checks, found by elimination from what they must satisfy."""
    rows = [[EXP[i * p % 31] for p in (4, 3, 2, 1, 0)] + [at_root(list(data) + [0] * 5, i)] for i in range(1, 6)]
    for col in range(5):
        pivot = next(r for r in rows[col:] if r[col])
        rows.remove(pivot)
        pivot = [x and EXP[(LOG[x] - LOG[pivot[col]]) % 31] for x in pivot]
        rows = [[a ^ (b and r[col] and EXP[(LOG[b] + LOG[r[col]]) % 31]) for a, b in zip(r, pivot)] for r in rows]
        rows.insert(col, pivot)
    word = list(data) + [r[5] for r in rows]
    assert not any(at_root(word, i) for i in range(1, 6))
    return "".join(ALPHABET[v] for v in word)


def grouped(letters):
    return "-".join(letters[i:i + 5] for i in range(0, 30, 5))


def slot(kind, login, secret, memory, passes, lanes, data_key, salt, nonce):
    secret, login = (unicodedata.normalize("NFC", s).encode() for s in (secret, login))
    header = b"IEUMKS" + struct.pack(">BBIHH", 1, kind, memory, passes, lanes) + salt
    key = hash_secret_raw(secret, salt, passes, memory, lanes, 32, Type.ID, 19)
    return checked(header + nonce + seal(data_key, header + login, nonce, key))


def checked(body):
    return body + hashlib.sha256(body).digest()[:8]


def slot_case(name, kind, login, secret, params, **more):
    key, salt, nonce = fixed("data key", 32), fixed(name + " salt", 16), fixed(name + " nonce", 24)
    made = slot(kind, login, secret.replace("-", "") if kind == 2 else secret, *params, key, salt, nonce)
    return dict(name=name, kind=kind, login=login, secret=secret, memory=params[0], passes=params[1],
                lanes=params[2], data_key=key.hex(), salt=salt.hex(), nonce=nonce.hex(), slot=made.hex(), **more)


def bad_slots(good):
    body = good[:104]
    edited = lambda at, *b: checked(body[:at] + bytes(b) + body[at + len(b):])
    cases = [
        ("empty", b"", "vault_damaged"), ("no slot", b"SQLite format 3\0" * 7, "vault_damaged"),
        ("one byte short", good[:-1], "vault_damaged"), ("one byte long", good + b"\0", "vault_damaged"),
        ("checksum not renewed", edited(60, body[60] ^ 1)[:104] + good[104:], "vault_damaged"),
        ("version 0", edited(6, 0), "vault_damaged"), ("version 2", edited(6, 2), "vault_newer"),
        ("kind 0", edited(7, 0), "vault_damaged"), ("kind 3", edited(7, 3), "vault_damaged"),
        ("4 GiB", edited(8, 0, 64, 0, 0), "vault_damaged"), ("256 MiB and 1 KiB", edited(8, 0, 4, 0, 1), "vault_damaged"),
        ("too little memory for the lanes", edited(8, 0, 0, 0, 7), "vault_damaged"),
        ("no pass", edited(12, 0, 0), "vault_damaged"), ("17 passes", edited(12, 0, 17), "vault_damaged"),
        ("no lane", edited(14, 0, 0), "vault_damaged"), ("9 lanes", edited(14, 0, 9), "vault_damaged"),
        ("256 lanes, 0 in a byte", edited(14, 1, 0), "vault_damaged")]
    return [dict(name=n, slot=b.hex(), error=e) for n, b, e in cases]


def field(name, row, column, plain):
    key, nonce = subkey(fixed("data key", 32), b"field"), fixed(name, 24)
    sealed = b"\x01" + nonce + seal(plain.encode(), row + column.encode(), nonce, key)
    return dict(name=name, row=row.hex(), column=column, plain=plain, nonce=nonce.hex(), sealed=sealed.hex())


def bad_fields(good):
    b, row, column = bytes.fromhex(good["sealed"]), good["row"], good["column"]
    other = fixed("another row", 16).hex()
    case = lambda n, b, row=row, column=column, e="vault_damaged": dict(name=n, row=row, column=column, sealed=b.hex(), error=e)
    return [case("another row", b, row=other), case("another column", b, column="phone"),
            case("column cut short", b, column=column[:-1]),
            case("empty", b""), case("tag cut short", b[:-1]), case("header only", b[:40]), case("a byte more", b + b"\0"),
            case("version 0", b"\0" + b[1:]), case("version 2", b"\2" + b[1:], e="vault_newer")]


def codes():
    letters = code([v & 31 for v in fixed("recovery", 25)])
    loose = "0O1IL" + code([0, 0, 1, 1, 1] + [27] * 20)[5:].replace("V", "u")
    hangul = code([9, 0, 12, 1, 15] * 5)  # 90C1F: C and F as the input method shows them
    typed = hangul.replace("C", "ㅊ").replace("F", "ㄹ")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in letters)
    good = [dict(code=grouped(letters), typed=[letters, letters.lower(), " ".join(grouped(letters)), wide,
                 grouped(letters).replace("-", "–"), "\ufeff" + grouped(letters) + "\r\n", "\u2212".join(letters)]),
            dict(code=grouped(code([0, 0, 1, 1, 1] + [27] * 20)), typed=[loose, loose.lower()]),
            dict(code=grouped(hangul), typed=[typed]),
            dict(code="-".join(["00000"] * 6), typed=["o" * 30]),
            dict(code=grouped(code(range(25))), typed=[]), dict(code=grouped(code([31] * 25)), typed=[])]
    wrong = lambda *at: "".join(ALPHABET[(ALPHABET.index(c) + 7) % 32] if i in at else c for i, c in enumerate(letters))
    bad = [dict(typed="", error="recovery_code_length", args=[0, 30]),
           dict(typed=letters[:-1], error="recovery_code_length", args=[29, 30]),
           dict(typed=letters * 3, error="recovery_code_length", args=[90, 30]),
           dict(typed=letters[:13] + "가" + letters[15:], error="recovery_code_mistyped", args=[]),
           dict(typed=letters[:13] + "я" + letters[14:], error="recovery_code_group", args=[3]),
           dict(typed=wrong(3, 22), error="recovery_code_mistyped", args=[]),
           dict(typed=wrong(0, 7, 14, 29), error="recovery_code_mistyped", args=[])]
    bad += [dict(typed=wrong(at), error="recovery_code_group", args=[at // 5 + 1]) for at in (0, 4, 5, 14, 20, 29)]
    return good, bad


def main():
    key, row = fixed("data key", 32), fixed("row", 16)
    good, bad = codes()
    decomposed = unicodedata.normalize("NFD", "보라색 우산 기차")
    slots = [slot_case("login", 1, "kim", "보라색 우산 기차", (64, 2, 1), also=[decomposed]),
             slot_case("latin", 1, "kim", "correct horse", (32, 1, 4), also=[]),
             slot_case("korean login", 1, "김상담", "p", (16, 1, 2), also=[]),
             slot_case("recovery", 2, "", good[0]["code"], (64, 1, 1), also=good[0]["typed"]),
             slot_case("default cost", 1, "kim", "보라색 우산 기차", (65536, 6, 2), also=[])]
    fields = [field("name", row, "name", "홍길동"), field("empty", row, "note", ""),
              field("no column", row, "", "x"), field("long", bytes(16), "contact", "0" * 1000)]
    link1 = mac(subkey(key, b"chain"), sized(b""), b"kim opened 1")
    print(json.dumps(dict(
        comment="Made by vectors.py. Bytes are hexadecimal; texts are UTF-8.",
        keys=[dict(data_key=k.hex(), **{p: subkey(k, p.encode()).hex() for p in ("field", "blind", "chain")})
              for k in (key, bytes(32), fixed("another", 32))],
        slots=slots, bad_slots=bad_slots(bytes.fromhex(slots[0]["slot"])), codes=good, bad_codes=bad,
        data_key=key.hex(), fields=fields, bad_fields=bad_fields(fields[0]),
        blind=[dict(column=c, value=v, blind=mac(subkey(key, b"blind"), sized(c.encode()), v.encode())[:16].hex())
               for c, v in (("phone", "01012345678"), ("phone", ""), ("phon", "e01012345678"), ("이름", "홍길동"))],
        links=[dict(prev="", entry="kim opened 1", link=link1.hex()),
               dict(prev=link1.hex(), entry="kim opened 2",
                    link=mac(subkey(key, b"chain"), sized(link1), b"kim opened 2").hex())],
    ), ensure_ascii=False, indent=1))


main()
