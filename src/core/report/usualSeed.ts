/**
 * Where the drawing of samples begins unless it is said, so that page, terminal and programs print the same figures: any number
 * would do, so it is the year of the first SERVQUAL.
 */
export const usualSeed = 1988;
