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

SELDOM = frozenset({
    "POW_COEF_MORE", "POW_TWICE_DOWN", "POW_EXP_SIGN", "POW_FACTOR_OUTSIDE", "RECIP_KEPT_POWER", "SQRT_DOUBLED",
    "CONST_TIMES_W", "CMUL_KEPT_ONLY", "CDIV_DROPPED", "SUM_TERM_LOST", "SUM_FIRST_LOST", "SUM_FIRST_SIGN",
    "SUM_FIRST_LEFT", "NEGATION_LOST", "PROD_WAITING_LOST", "PROD_AS_QUOTIENT", "PROD_BRACKET_LOST",
    "QUOT_TWICE_SQUARED", "QUOT_TOP_BRACKETS", "QUOT_SQUARE_SPREAD", "QUOT_AS_PRODUCT", "QUOT_ONE_PRODUCT",
    "QUOT_OWN_PAIR", "CHAIN_OF_SLOPE", "CHAIN_INNER_ONLY", "CHAIN_INNER_TWICE", "EXP_LOG_OF_EXPONENT", "EXP_LOG_ONLY",
    "EXP_EXPONENT_DOWN", "LOG_BASE_ABOVE", "LOG_OF_DERIV", "LOG_OVER_DERIV", "COS_KEPT", "TAN_SEC_TAN", "TAN_AS_ATAN",
    "TAN_SIGN", "COT_SIGN", "COT_SEC", "COT_CSC", "SEC_SIGN", "SEC_OTHER", "CSC_SIGN", "CSC_OTHER", "ACOS_SIGN",
    "ASIN_NO_ROOT", "ACOS_OTHER", "ACOS_AS_COS", "ATAN_AS_TAN", "ASIN_AS_SIN", "ATAN_ROOT", "SINH_SIGN", "TANH_PLUS",
    "SOFTPLUS_EXP",
})  # fmt: skip
"""Mistakes that are made less often than others which may give the same answer."""
