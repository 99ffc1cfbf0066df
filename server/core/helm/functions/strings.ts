// NOTE to H: the second person is writing this family right now (strings, math, dates); please take the others.
