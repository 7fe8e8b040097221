"""Functions as textbooks ask for them, with the skills of the lesson in which they would be asked."""

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (function.strip(), tuple(skills.split()))
    for skills, functions in {
        "power": "w^4; w^6; w^7; w^10",
        "constant-multiple constant sum": "4w^5; 7w^2; -2w^3; w^3/6; 3w^4/8; w^2 + 5; w^4 - 3; 2w^3 + 4w^2 - 6w + 9; "
        "w^5 - w^3 + w; 6 - 2w + w^2; 1/2*w^4 - 3w; w^2 + e^2; 10w - pi",
        "negative-power root": "1/w^4; 4/w^3; -2/w; w^(-5); sqrt(w) + 3; 6*sqrt(w); w^(5/2); w^(2/3); w + 1/w; "
        "3w^2 - 2/w^2; 5/sqrt(w)",
        "product": "w^3*e^w; w^4*ln(w); (w^2 + 1)*(w^3 - 2); w*cos(w); (2w + 3)*e^w; e^w*sin(w); w^2*(w - 5)",
        "quotient": "(w - 1)/(w + 1); w^3/(w + 2); (2w + 1)/(w^2 + 3); e^w/(w + 1); ln(w)/w; w/(w^2 + 4); "
        "(w^2 - 3w)/(w + 5); sin(w)/(w + 2); (w^2 + 2w)/(w^3 - 7)",
        "chain": "(2w + 5)^4; (w^2 + 3)^5; (4 - 3w)^6; 3*(w^2 - w)^3; 1/(3w + 2); 2/(w^2 + 1); sqrt(4w + 1); "
        "sqrt(w^2 + 9); (w^3 + 2w)^4; 5/(2w - 1)^3; (w + 7)^3",
        "exponential logarithm": "e^(3w); e^(-w^2); 4*e^(2w); 5^w; 10^(2w); ln(3w); ln(w^2 + 4); ln(2w + 1); log10(w); "
        "w^(2w); e^(sin(w)); ln(ln(w)); 3*ln(w)",
        "trigonometric": "sin(3w); cos(w^2); tan(2w); 3*sin(w) - 2*cos(w); sin(w)^2; cos(w)^3; sec(2w); cot(w); "
        "csc(3w); sin(w)*cos(w)",
        "inverse hyperbolic": "asin(3w); atan(w/2); atan(w^2); acos(2w); sinh(3w); cosh(w^2)",
        "activation": "tanh(2w); sigmoid(2w + 1); softplus(3w); relu(2w - 3); w*sigmoid(w); abs(2w - 5)",
        "chain product": "w^2*(3w + 1)^4; w*e^(2w); w^3*sin(2w); e^(2w)*cos(3w); w*sqrt(w + 1); (w + 1)*ln(3w)",
        "chain quotient": "w/(2w + 1)^2; e^(3w)/w^2; sin(2w)/w; w^2/sqrt(w + 1)",
        "partial": "x*w^3 + b; w^2*y - y^2; 3*x*w + x^2; a*w^2 + b*w",
        "loss": "(x*w - y)^2; (w*x + b - y)^2/2",
    }.items()
    for function in functions.split(";")
)
