"""All mal-rules that go wrong at a node, by family."""

from tutor.calculus.malrules.activations import ACTIVATIONS, PARTIAL
from tutor.calculus.malrules.chain import CHAINS
from tutor.calculus.malrules.constant import CONSTANTS, FACTORS
from tutor.calculus.malrules.exponential import EXPONENTIALS, LOGARITHMS
from tutor.calculus.malrules.power import LETTERS, POWERS, RECIPROCALS, ROOTS
from tutor.calculus.malrules.product import PRODUCTS
from tutor.calculus.malrules.quotient import QUOTIENTS
from tutor.calculus.malrules.row import Malrule
from tutor.calculus.malrules.sums import SUMS
from tutor.calculus.malrules.trig import CIRCULAR, HYPERBOLIC, INVERSE

FAMILIES: dict[str, tuple[Malrule, ...]] = {
    "power": (*POWERS, *RECIPROCALS, *ROOTS, *LETTERS),
    "constant": (*CONSTANTS, *FACTORS),
    "sum": SUMS,
    "product": PRODUCTS,
    "quotient": QUOTIENTS,
    "chain": CHAINS,
    "exponential": (*EXPONENTIALS, *LOGARITHMS),
    "trigonometric": CIRCULAR,
    "inverse": INVERSE,
    "hyperbolic": HYPERBOLIC,
    "activation": ACTIVATIONS,
    "partial": PARTIAL,
}

MALRULES = tuple(row for rows in FAMILIES.values() for row in rows)

BY_ID = {row.id: row for row in MALRULES}

FAMILY_OF = {row.id: family for family, rows in FAMILIES.items() for row in rows}

BY_KIND: dict[str, tuple[Malrule, ...]] = {}
"""The rows that apply to each kind of occasion."""
for _row in MALRULES:
    for _kind in _row.on.split():
        BY_KIND[_kind] = (*BY_KIND.get(_kind, ()), _row)
