import { builtInFunctions } from './builtin.ts';
import { cryptoFunctions } from './crypto.ts';
import { dataFunctions } from './data.ts';
import { dateFunctions } from './dates.ts';
import { dictFunctions } from './dicts.ts';
import { encodingFunctions } from './encoding.ts';
import { engineFunctions } from './engine.ts';
import { flowFunctions } from './flow.ts';
import type { HelmFunction } from './function.ts';
import { listFunctions } from './lists.ts';
import { mathFunctions } from './math.ts';
import { pathFunctions } from './paths.ts';
import { regexFunctions } from './regex.ts';
import { semverFunctions } from './semver.ts';
import { stringFunctions } from './strings.ts';

/** Every function of a chart's templates by name. Sprig's and Helm's hide built-in ones. */
export const helmFunctions: ReadonlyMap<string, HelmFunction> = new Map(
  [
    builtInFunctions,
    cryptoFunctions,
    dataFunctions,
    dateFunctions,
    dictFunctions,
    encodingFunctions,
    flowFunctions,
    listFunctions,
    mathFunctions,
    pathFunctions,
    regexFunctions,
    semverFunctions,
    stringFunctions,
    engineFunctions,
  ]
    .flat()
    .map((helmFunction): [string, HelmFunction] => [helmFunction.name, helmFunction]),
);
