import { builtInFunctions } from './builtin.ts';
import { engineFunctions } from './engine.ts';
import type { HelmFunction } from './function.ts';
import { regexFunctions } from './regex.ts';
import { semverFunctions } from './semver.ts';

/** Every function of a chart's templates by name. Sprig's and Helm's hide built-in ones. */
export const helmFunctions: ReadonlyMap<string, HelmFunction> = new Map(
  [builtInFunctions, regexFunctions, semverFunctions, engineFunctions]
    .flat()
    .map((helmFunction): [string, HelmFunction] => [helmFunction.name, helmFunction]),
);
