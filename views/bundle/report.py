"""在这个文件夹运行 python3 report.py：由回答重新计算报告里的闭式数字，并与 report.json 核对。
Run python3 report.py in this folder: it computes the closed forms of the report from the answers, and holds them against report.json.
Python 3.9 or newer, the standard library alone. Prints a JSON pointer and a value a line, of the figures that report.json has if it lies here; exit status 1 where one does not agree.
"""
import csv, json, os, sys
from math import exp, fsum, isclose, lgamma, log, sqrt
from statistics import NormalDist

FILES = {"customer": "responses.csv", "manager": "managers.csv", "contact": "contact.csv"}
# What each audience was asked.
FORMS = {}


# Statistics ---------------------------------------------------------------------------------------------------------------

def mean(x):
    return fsum(x) / len(x) if x else None

def variance(x):
    m = mean(x)
    return fsum((v - m) ** 2 for v in x) / (len(x) - 1) if len(x) > 1 else None

def beta_part(a, b, x):
    """The regularised incomplete beta function by Lentz's continued fraction (Numerical Recipes 6.4)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_part(b, a, 1 - x)
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    f = d
    for m in range(1, 10000):
        for k in (m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1))):
            d, c = 1 / (1 + k * x * d), 1 + k * x / c
            f *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) * f / a

def two_tails(t, df):
    return beta_part(df / 2, 0.5, df / (df + t * t))

def t_quantile(df):
    """Where 2.5 % of Student's t lie beyond."""
    low, high = 0.0, 1.0
    while two_tails(high, df) > 0.05:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if two_tails(middle, df) > 0.05 else (low, middle)
    return (low + high) / 2

def tested(m, se, df):
    half = t_quantile(df) * se
    t = m / se if se > 1e-12 else None
    return {"ci/0": m - half, "ci/1": m + half, "t": t, "df": df, "p": None if t is None else two_tails(t, df)}

def one_sample(g):
    if len(g) < 2:
        return {}
    sd = sqrt(variance(g))
    found = tested(mean(g), sd / sqrt(len(g)), len(g) - 1)
    return {"sd": sd, "dz": mean(g) / sd if sd > 1e-12 else None, **found}

def welch(a, b):
    if min(len(a), len(b)) < 2:
        return {}
    u, v = variance(a) / len(a), variance(b) / len(b)
    return tested(mean(a) - mean(b), sqrt(u + v), (u + v) ** 2 / (u * u / (len(a) - 1) + v * v / (len(b) - 1))) if u + v > 1e-24 else {}

def wilson(x, n):
    """The interval of x of n (Wilson 1927)."""
    square = NormalDist().inv_cdf(0.975) ** 2
    centre, reach = x + square / 2, sqrt(square * (x * (n - x) / n + square / 4))
    return (0.0 if x == 0 else (centre - reach) / (n + square), 1.0 if x == n else (centre + reach) / (n + square))

def holm(ps):
    order = sorted((p, i) for i, p in enumerate(ps) if p is not None)
    out, least = [None] * len(ps), 0
    for rank, (p, i) in enumerate(order):
        least = out[i] = max(least, min(1, (len(order) - rank) * p))
    return out

def hochberg(ps):
    order = sorted(((p, i) for i, p in enumerate(ps) if p is not None), reverse=True)
    out, most = [None] * len(ps), 1
    for rank, (p, i) in enumerate(order):
        most = out[i] = min(most, p * len(order) / (len(order) - rank))
    return out

def alpha(rows):
    whole = [r for r in rows if None not in r]
    k = len(rows[0]) if rows else 0
    total = variance([fsum(r) for r in whole]) if len(whole) > 1 else None
    parts = fsum(variance([r[i] for r in whole]) for i in range(k)) if total else 0
    return {"value": k / (k - 1) * (1 - parts / total) if total and k > 1 else None, "n": len(whole)}


# Answers ------------------------------------------------------------------------------------------------------------------

class Form:
    """What an audience was asked, and its answers."""

    def __init__(self, audience):
        form = FORMS[audience]
        with open(FILES[audience], encoding="utf-8-sig", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.__dict__.update({key: form[key] for key in ("items", "sides", "ratings", "points", "repurchase")}, ranked=form["isRanked"])
        self.lo, self.hi = form["scale"]
        self.dimensions = [{"id": d} for d in form["dimensions"]]

    def number(self, row, name):
        try:
            return int(row.get(name) or "")
        except ValueError:
            return None

    def rated(self, row, name, turn=False):
        x = self.number(row, name)
        if x is None or not self.lo <= x <= self.hi:
            return None
        return self.lo + self.hi - x if turn else x

    def side(self, name):
        return [[self.rated(r, f"{i['id']}.{name}", i["reverse"]) for i in self.items] for r in self.rows]

    def of(self, matrix, d):
        """The columns of a dimension."""
        places = [k for k, i in enumerate(self.items) if i["dimension"] == d["id"]]
        return [[row[k] for k in places] for row in matrix]

    def scores(self, matrix):
        """A column a dimension; a score needs at least half of its items."""
        def score(row):
            known = [x for x in row if x is not None]
            return fsum(known) / len(known) if 2 * len(known) >= len(row) and known else None
        return list(zip(*([score(row) for row in self.of(matrix, d)] for d in self.dimensions))) if self.rows else []

    def rating(self, name):
        return [tuple(None if x is None else x - self.hi for x in (self.rated(r, f"{d['id']}.{name}") for d in self.dimensions)) for r in self.rows]

def whole(scores):
    return [mean(s) for s in scores if None not in s]

def column(matrix, k):
    return [row[k] for row in matrix if row[k] is not None]


# Figures ------------------------------------------------------------------------------------------------------------------

found = {}

def say(at, figures):
    found.update({f"{at}/{name}": value for name, value in figures.items() if value is not None})

def figures(e, p, lo):
    """Expectation, perception and gap of the same people; or the one side that was asked."""
    both = bool(e) and bool(p)
    out = {"n": len(e or p), "expectation": mean(e), "perception": mean(p)}
    if not both:
        return out
    g = [b - a for a, b in zip(e, p)]
    spread = (sqrt(variance(e)) + sqrt(variance(p))) / 2 if len(g) > 1 else 0
    signs = [0 if abs(x) < 1e-10 else x for x in g]
    share = lambda test: sum(map(test, signs)) / len(g)
    return {
        **out, "gap": mean(g), **one_sample(g), "zeros": signs.count(0),
        "dav": mean(g) / spread if spread else None,
        "shares/below": share(lambda x: x < 0), "shares/meets": share(lambda x: x == 0), "shares/exceeds": share(lambda x: x > 0),
        "satisfactionIndex": mean(p) / mean(e) if lo > 0 else None,
    }

def write_customers(form):
    lo, hi, dimensions = form.lo, form.hi, form.dimensions
    say("/scale", {"min": lo, "max": hi})
    say("/responses", {"used": len(form.rows)})
    own = {side: form.side(side) for side in form.sides}
    E, P = own.get("expectation"), own.get("perception")
    if E and P:
        apart = [[None if e is None or p is None else p - e for e, p in zip(r, s)] for r, s in zip(E, P)]
        pair = lambda M: [[None if g is None else x for x, g in zip(r, s)] for r, s in zip(M, apart)]
        e, p = pair(E), pair(P)
    else:
        apart, e, p = None, E, P
    of_item = lambda M, k: column(M, k) if M else []
    items = [figures(of_item(e, k), of_item(p, k), lo) for k in range(len(form.items))]
    for k, (f, q, r) in enumerate(zip(items, holm([f.get("p") for f in items]), hochberg([f.get("p") for f in items]))):
        tops = {f"ceiling/{side}": mean([x == hi for x in of_item(M, k)]) for side, M in (("expectation", E), ("perception", P))}
        say(f"/items/{k}", {**f, "pHolm": q, "pBH": r, **tops})
    se, sp = (form.scores(M) if M else None for M in (e, p))
    rows = [figures(of_item(se, k), of_item(sp, k), lo) for k in range(len(dimensions))]
    for k, (d, f, q) in enumerate(zip(dimensions, rows, holm([f.get("p") for f in rows]))):
        alphas = {side: alpha(form.of(M, d)) for side, M in (("expectation", E), ("perception", P), ("gap", apart)) if M}
        say(f"/dimensions/{k}", {**f, "pHolm": q, **{f"alpha/{s}/{name}": v for s, a in alphas.items() for name, v in a.items()}})
        if apart and len(column(se, k)) > 1:
            x, y = column(se, k), column(sp, k)
            u, v = variance(x), variance(y)
            r = fsum((a - mean(x)) * (b - mean(y)) for a, b in zip(x, y)) / (len(x) - 1) / sqrt(u * v) if u * v > 0 else None
            a, b = alphas["expectation"]["value"], alphas["perception"]["value"]
            shared = None if r is None else 2 * r * sqrt(u * v)
            say(f"/dimensions/{k}", {"varE": u, "varP": v, "rEP": r, "reliabilityOfDifference":
                None if None in (a, b, r) or u + v == shared else (v * b + u * a - shared) / (v + u - shared)})
    overall = figures(whole(se) if se else [], whole(sp) if sp else [], lo)
    say("/overall/unweighted", {**overall, "value": overall.get("gap")})
    write_scores(form, own, overall, items, rows, se, sp)
    if form.repurchase:
        write_repurchase(form, **form.repurchase)

def write_scores(form, own, overall, items, rows, se, sp):
    lo, hi, k = form.lo, form.hi, len(form.dimensions)
    total = k * (k + 1) // 2 if form.ranked else 100
    points = [[form.number(r, f"weight.{d['id']}") for d in form.dimensions] for r in form.rows] if form.points else []
    points = [[k + 1 - x if form.ranked else x for x in r] if None not in r else None for r in points]
    exact = [r for r in points if r and sum(r) == total]
    weights = [mean([r[d] * 100 / total for r in exact]) for d in range(k)]
    ranked = [[1 + sum(y > x for y in r) + (r.count(x) - 1) / 2 for x in r] for r in points if r and sum(r) > 0]
    for d in range(k):
        say(f"/dimensions/{d}", {"weight": weights[d], "weightRank": mean([r[d] for r in ranked])})
    weighted = lambda test: [fsum(w * (b - a) for w, a, b in zip(r, x, y)) / sum(r)
                             for r, x, y in zip(points, se or [], sp or []) if sp and r and test(sum(r)) and None not in x]
    mine, mine_exact = weighted(lambda s: s > 0), weighted(lambda s: s == total)
    perceived = whole(form.scores(own["perception"])) if "perception" in own else []
    percent = lambda x, base: None if x is None or base > lo else 100 * (x - base) / (hi - base)
    index = percent(mean(perceived), lo)
    test = one_sample(mine)
    say("/overall/weighted", {"value": mean(mine), "n": len(mine), **{name: test.get(name) for name in ("ci/0", "ci/1", "t", "df", "p")}})
    say("/overall/perceptionIndex", {"value": index, "n": len(perceived)})
    gaps = [f.get("gap") for f in rows]
    known = None not in gaps and None not in weights
    sizes = [sum(i["dimension"] == d["id"] for i in form.items) for d in form.dimensions]
    product = fsum(w * g for w, g in zip(weights, gaps)) if known else None
    sized = fsum(w * g * s for w, g, s in zip(weights, gaps, sizes)) if known else None
    over = lambda x, by: None if x is None else x / by
    total_of = lambda x: None if None in x else fsum(x)
    item_gaps, fewest = [f.get("gap") for f in items], lambda fs: min(f["n"] for f in fs)
    perceptions = [f["perception"] for f in rows]
    if "importance" in own and "perception" in own:
        both = [[(a, b) for a, b in zip(x, y) if None not in (a, b)] for x, y in zip(zip(*own["importance"]), zip(*own["perception"]))]
        shares, rated, n = [mean([a for a, _ in c]) for c in both], [mean([b for _, b in c]) for c in both], min(map(len, both), default=0)
    else:
        shares, rated, n = weights, perceptions, len(exact)
    csi = lambda base: None if None in shares or None in rated or base > lo else fsum(s * percent(r, base) for s, r in zip(shares, rated)) / fsum(shares)
    gap, hasGap = overall.get("gap"), bool(se and sp)
    of_gap = overall["n"] if hasGap else 0
    scores = [
        (gap, of_gap, overall), (mean(mine), len(mine), one_sample(mine)), (mean(mine_exact), len(mine_exact), one_sample(mine_exact)),
        (over(product, 100), len(exact)), (product, len(exact)), (over(product, k), len(exact)), (over(sized, 100 * len(items)), len(exact)),
        (over(total_of(gaps), k), fewest(rows) if hasGap else 0), (total_of(gaps), fewest(rows) if hasGap else 0),
        (over(total_of(item_gaps), len(items)), fewest(items) if hasGap else 0), (total_of(item_gaps), fewest(items) if hasGap else 0),
        (over(gap, (hi - lo) / 100), of_gap), (mean(perceived), len(perceived), one_sample(perceived)),
        (over(total_of(perceptions), k), fewest(rows) if sp else 0), (index, len(perceived)),
        (overall.get("satisfactionIndex"), of_gap), (csi(lo), n), (csi(0), n),
    ]
    for place, (value, n, *test) in enumerate(scores):
        say(f"/scores/{place}", {"value": value, "n": n, **{end: f.get(end) for f in test for end in ("ci/0", "ci/1")}})

def write_repurchase(form, asked, effects):
    """Who would buy again of those content with product and service, with the product, with the service, and with neither."""
    cells = [[0, 0] for _ in range(4)]
    for row in form.rows:
        points = [form.number(row, field) for field, _ in asked]
        if None not in points:
            product, service, again = [x >= least for x, (_, least) in zip(points, asked)]
            cell = cells[3 - 2 * product - service]
            cell[0] += again
            cell[1] += 1
    say("/repurchase", {"n": sum(n for _, n in cells)})
    for k, (x, n) in enumerate(cells):
        say(f"/repurchase/cells/{k}", {"n": n, "again": x, **(dict(zip(("value", "ci/0", "ci/1"), (x / n, *wilson(x, n)))) if n else {})})
    for k, weights in enumerate(effects):
        parts = [(w * x / n, *sorted(w * end for end in wilson(x, n))) for w, (x, n) in zip(weights, cells) if w and n]
        if len(parts) == sum(w != 0 for w in weights):
            value, below, above = fsum(p for p, _, _ in parts), fsum((p - low) ** 2 for p, low, _ in parts), fsum((high - p) ** 2 for p, _, high in parts)
            say(f"/repurchase/effects/{k}", {"value": value, "ci/0": value - sqrt(below), "ci/1": value + sqrt(above)})

def write_gaps(forms):
    own = {side: form.scores(form.side(side)) for form in forms.values() for side in form.sides}
    customer = forms["customer"]
    def write(number, names, test):
        columns = [test(lambda s, k=k: column(s, k), k) for k in range(len(customer.dimensions))]
        say(f"/gaps/{number}", test(whole, None))
        for k, (f, q) in enumerate(zip(columns, holm([f.get("p") for f in columns]))):
            say(f"/gaps/{number}/dimensions/{k}", {**f, "pHolm": q})
    differ = lambda a, b: [tuple(None if None in (x, y) else x - y for x, y in zip(r, s)) for r, s in zip(a, b)]
    for number, second, first, rating in ((1, "belief", "expectation", None), (2, "standard", "belief", "formalised"),
                                          (3, "delivery", "standard", "able"), (4, "delivery", "promise", "kept")):
        if second in own and first in own and number in (2, 4):
            g = differ(own[second], own[first])
            write(number, None, lambda take, k: {"value": mean(take(g)), "n": len(take(g)), **one_sample(take(g))})
        elif second in own and first in own:
            def compare(take, k, a=own[second], b=own[first]):
                x, y = take(a), take(b)
                return {"value": mean(x) - mean(y) if x and y else None, "n/0": len(x), "n/1": len(y), **welch(x, y)}
            write(number, None, compare)
        else:
            for form in (f for f in forms.values() if rating in f.ratings):
                g, span = form.rating(rating), form.hi - form.lo
                def rate(take, k, form=form, g=g, span=span, rating=rating):
                    x, none = take(g), None
                    if k is not None:
                        none = sum(r.get(f"{form.dimensions[k]['id']}.{rating}") == "-9" for r in form.rows)
                    return {"value": mean(x), "n": len(x), **one_sample(x), "none": none, "closure": 100 * (mean(x) + span) / span if x else None}
                write(number, None, rate)
    five = {name: found.get(f"/overall/unweighted/{name}") for name in ("value", "n", "sd", "dz", "ci/0", "ci/1", "t", "df", "p")}
    if five["value"] is not None:
        say("/gaps/5", five)
        for k in range(len(customer.dimensions)):
            get = lambda name: found.get(f"/dimensions/{k}/{name}")
            say(f"/gaps/5/dimensions/{k}", {"value": get("gap"), **{name: get(name) for name in (*list(five)[1:], "pHolm")}})
    sides = {side: whole(scores) for side, scores in own.items()}
    chain = ("expectation", "belief", "standard", "delivery", "perception")
    if all(sides.get(side) for side in chain):
        for side in (*chain, "promise"):
            if sides.get(side):
                say(f"/waterfall/sides/{side}", {"value": mean(sides[side]), "n": len(sides[side])})
        for step, (a, b) in enumerate(zip(chain, chain[1:])):
            say(f"/waterfall/steps/{step}", {"value": mean(sides[b]) - mean(sides[a])})


def in_report(report, pointer):
    for step in pointer.split("/")[1:]:
        try:
            report = report[int(step)] if isinstance(report, list) else report[step]
        except (KeyError, IndexError, TypeError):
            return None
    return report

def is_near(x, y, name):
    if not isinstance(y, (int, float)):
        return False
    return isclose(x, y, rel_tol=1e-6, abs_tol=0) if name in ("p", "pHolm", "pBH") else abs(x - y) <= 1e-9 * max(1, abs(y))

def main():
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    absent = [FILES[audience] for audience in FORMS if not os.path.exists(FILES[audience])]
    if absent:
        print("没有 / not in this folder:", ", ".join(absent), file=sys.stderr)
    if FILES["customer"] in absent:
        return 1
    forms = {audience: Form(audience) for audience in FORMS if FILES[audience] not in absent}
    write_customers(forms["customer"])
    # Where nobody of an audience answered, the report has none of its gaps.
    write_gaps({audience: form for audience, form in forms.items() if form.rows})
    report = None
    if os.path.exists("report.json"):
        with open("report.json", encoding="utf-8") as file:
            report = json.load(file)
    # Figures that could tell of a few people follow from the answers, but do not stand in the report.
    shown = [pointer for pointer in found if report is None or in_report(report, pointer) is not None]
    for pointer in shown:
        print(pointer, repr(found[pointer]))
    if report is None:
        return 0
    wanted = {pointer: in_report(report, pointer) for pointer in shown}
    wrong = [pointer for pointer in shown if not is_near(found[pointer], wanted[pointer], pointer.rsplit("/", 1)[1])]
    for pointer in wrong:
        print(f"{pointer}: {found[pointer]!r}, in the report {wanted[pointer]!r}", file=sys.stderr)
    if len(shown) < len(found):
        print(f"{len(found) - len(shown)} more figures follow from the answers and do not stand in report.json.", file=sys.stderr)
    print(f"{len(shown) - len(wrong)} of {len(shown)} figures agree with report.json.", file=sys.stderr)
    return 1 if wrong or not shown else 0

sys.exit(main())
