"""Functions in w of every shape, on which mal-rules are tried."""

FUNCTIONS = (
    "w^2", "w^5", "w", "7", "-w^3", "5w^3", "w^2/4", "3w/4", "w^2 + 7", "w^2 - 9", "3w^2 - 4w + 7", "w^2 + pi^2",
    "w^3 + pi", "8w^4 + 9w^2 - 1", "w^3 - 5w", "-w^2 + 3w", "1/w", "1/w^2", "3/w", "5/w^3", "w^(-2)", "sqrt(w)",
    "w^(3/2)", "cbrt(w)", "4/sqrt(w)", "w^0.5", "w^2 + 6/w", "w*e^w", "w^2*sin(w)", "(w + 2)(2w^2 - 3)", "w*ln(w)",
    "w^2*(w+3)", "3w^2*cos(w)", "w*sin(w)*e^w", "w^2/(w + 1)", "(w^2 + 4)/(w^2 - 4)", "w/(5 - w^2)", "e^w/w",
    "(w + 4)/(w^2 + 1)", "sin(w)/w", "(3w+1)^5", "(w^2 + 1)^3", "sin(w^2)", "1/(2w + 1)", "sqrt(w^2 + 1)",
    "(w + 3)^2", "2(3w - 1)^4", "sin(2w)^3", "3/(w^2+1)^2", "exp(2w)", "e^w", "ln(w)", "ln(5w)", "2^w", "3^(2w)",
    "e^(w^2)", "w^w", "(w^2+1)^w", "log10(w)", "log2(3w)", "ln(w)/ln(3)", "ln(w^2 + 1)", "sin(w)", "cos(4w)", "tan(w)",
    "cot(2w)", "sec(w)", "csc(w)", "asin(w/5)", "acos(w)", "atan(w)", "atan(3w)", "sinh(w)", "cosh(2w)", "tanh(w)",
    "sigmoid(w)", "sigmoid(3w - 1)", "relu(w - 2)", "abs(w - 3)", "softplus(w)", "ln(sigmoid(w))", "w*x + b",
    "w^2*x + x^3", "(w*x - y)^2", "(w*x + b - y)^2/2", "sigmoid(w*x + b)", "(y - w*x)^2", "max(w, 2)",
    "max(w^2, 3w)", "sin(cos(w^2))",
    "sqrt((1+w)/(1-w))", "w^k", "2^3 + w", "x^2*w", "5 - w", "-(2w+1)^3", "(2w)^3", "tan(3w)", "cos(w)^2",
)  # fmt: skip
