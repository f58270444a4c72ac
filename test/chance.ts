import { configureGlobal } from "fast-check";

/**
 * Property tests draw the same examples in every run, so that a failure is one of the change under
 * test. CHANCE=1234 draws others, CHANCE=any different ones each time; a failure prints its seed.
 */
const { CHANCE = "20261122" } = process.env;
const seed = Number(CHANCE);
if (Number.isInteger(seed)) configureGlobal({ seed });
