import { cleanPath } from '../clean-path.ts';
import { derived } from '../values/origin.ts';
import { sliceText } from '../values/text.ts';
import { booleanOf, kindName, mapOf, originOf, type TextValue, textOf, type Value } from '../values/value.ts';
import { mapAt, textAt } from './arguments.ts';
import { define, FunctionFailure, type HelmFunction } from './function.ts';
import { parseUrl, printUrl } from './url.ts';

/*
 * Paths and URLs (sprig's functions.go and url.go over Go's path and net/url).
 */

/** A function, and its sister for the system's own paths, which are the same where Helm runs in a cluster. */
function both(name: string, sister: string, call: (path: TextValue) => Value): readonly HelmFunction[] {
  return [name, sister].map((own) => define(own, ['string'], (args) => call(textAt(args, 0))));
}

export const pathFunctions: readonly HelmFunction[] = [
  ...both('base', 'osBase', (path) => {
    const trimmed = path.text.replace(/\/+$/, '');
    if (trimmed === '') return textOf(path.text === '' ? '.' : '/', originOf(path));
    return sliceText(path, trimmed.lastIndexOf('/') + 1, trimmed.length);
  }),
  ...both('dir', 'osDir', (path) => {
    const folder = path.text.slice(0, path.text.lastIndexOf('/') + 1);
    return textOf(cleanPath(folder), derived('dir', originOf(path)));
  }),
  ...both('clean', 'osClean', (path) => {
    const cleaned = cleanPath(path.text);
    return cleaned === path.text ? path : textOf(cleaned, derived('clean', originOf(path)));
  }),
  ...both('ext', 'osExt', (path) => {
    const name = path.text.slice(path.text.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    return dot < 0 ? textOf('', originOf(path)) : sliceText(path, path.text.length - name.length + dot);
  }),
  ...both('isAbs', 'osIsAbs', (path) =>
    booleanOf(path.text.startsWith('/'), derived('isAbs', originOf(path))),
  ),
  define('urlParse', ['string'], (args) => {
    const text = textAt(args, 0);
    const url = parseUrl(text.text);
    if (typeof url === 'string') throw new FunctionFailure(`unable to parse url: ${url}`);
    const origin = derived('urlParse', originOf(text));
    return mapOf(
      Object.entries(url).map(([key, part]): [string, Value] => [key, textOf(part, origin)]),
      undefined,
      origin,
    );
  }),
  define('urlJoin', ['map[string]interface {}'], (args) => {
    const parts = mapAt(args, 0);
    const part = (key: string): string => {
      const value = parts.entries.get(key);
      if (!value) return '';
      if (value.kind === 'text') return value.text;
      throw new FunctionFailure(
        `unable to parse ${key} key, must be of type string, but ${kindName(value)} found`,
      );
    };
    const joined = printUrl({
      scheme: part('scheme'),
      host: part('host'),
      path: part('path'),
      query: part('query'),
      opaque: part('opaque'),
      fragment: part('fragment'),
      userinfo: part('userinfo'),
    });
    return textOf(joined, derived('urlJoin', ...[...parts.entries.values()].map(originOf)));
  }),
];
