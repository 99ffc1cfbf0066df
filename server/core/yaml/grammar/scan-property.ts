import type { Scanner, TokenType } from './scanner.ts';
import {
  codeAt,
  fail,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isBreakOrEnd,
  isWordCharacter,
  skipComment,
  skipLine,
} from './scanner.ts';

/** Steps over `&name` or `*name` (scannerc.go, `yaml_parser_scan_anchor`). */
export function scanAnchor(scanner: Scanner): void {
  const start = scanner.at;
  scanner.at++;
  while (isWordCharacter(codeAt(scanner, scanner.at))) scanner.at++;
  const next = codeAt(scanner, scanner.at);
  const isEnded = isBlankOrEnd(next) || '?:,]}%@`'.includes(String.fromCharCode(next));
  if (scanner.at === start + 1 || !isEnded) {
    fail(scanner, 'did not find expected alphabetic or numeric character', start);
  }
  if (next === 0x3a) scanner.stretches.push({ kind: 'anchor', start, end: scanner.at });
}

/**
 * Steps over a tag (scannerc.go, `yaml_parser_scan_tag`). kubectl cuts every `%TAG` line off from its document, so
 * that only the handles `!` and `!!` are ever declared.
 */
export function scanTag(scanner: Scanner): TokenType {
  const start = scanner.at;
  const isVerbatim = codeAt(scanner, start + 1) === 0x3c;
  let isDeclared = true;
  if (isVerbatim) {
    scanner.at += 2;
    scanTagUri(scanner, { start, hasText: false });
    if (codeAt(scanner, scanner.at) !== 0x3e) fail(scanner, "did not find the expected '>'", start);
    scanner.at++;
  } else {
    scanner.at++;
    while (isWordCharacter(codeAt(scanner, scanner.at))) scanner.at++;
    const isHandle = codeAt(scanner, scanner.at) === 0x21;
    if (isHandle) scanner.at++;
    isDeclared = !isHandle || scanner.at === start + 2;
    scanTagUri(scanner, { start, hasText: !isHandle });
  }
  if (!isBlankOrEnd(codeAt(scanner, scanner.at))) {
    fail(scanner, 'did not find expected whitespace or line break', start);
  }
  if (/[[\],]/.test(scanner.text.slice(start, scanner.at))) {
    scanner.stretches.push({ kind: 'tag', start, end: scanner.at });
  }
  return isDeclared ? 'tag' : 'undeclared-tag';
}

function scanTagUri(scanner: Scanner, uri: { readonly start: number; readonly hasText: boolean }): void {
  const before = scanner.at;
  for (;;) {
    const code = codeAt(scanner, scanner.at);
    if (code === 0x25) {
      if (!/^%[0-9a-fA-F]{2}/.test(scanner.text.slice(scanner.at, scanner.at + 3))) {
        fail(scanner, 'did not find URI escaped octet', uri.start);
        return;
      }
      scanner.at += 3;
    } else if (
      isWordCharacter(code) ||
      (code !== 0 && ";/?:@&=+$,.!~*'()[]".includes(String.fromCharCode(code)))
    ) {
      scanner.at++;
    } else {
      break;
    }
  }
  if (!uri.hasText && scanner.at === before) fail(scanner, 'did not find expected tag URI', uri.start);
}

/** Steps over a `%` line (scannerc.go, `yaml_parser_scan_directive`). */
export function scanDirective(scanner: Scanner): void {
  const start = scanner.at;
  scanner.at++;
  const nameStart = scanner.at;
  while (isWordCharacter(codeAt(scanner, scanner.at))) scanner.at++;
  const name = scanner.text.slice(nameStart, scanner.at);
  if (name === '') {
    fail(scanner, 'could not find expected directive name', start);
    return;
  }
  if (name !== 'YAML' && name !== 'TAG') {
    fail(scanner, 'found unknown directive name', start);
    return;
  }
  const pattern =
    name === 'YAML' ? /[ \t]*\d{1,2}\.\d{1,2}/y : /[ \t]*(?:![\w-]+!|!!?)[ \t]+[^\s{}"<>^|\\#]+/y;
  pattern.lastIndex = scanner.at;
  if (!pattern.test(scanner.text)) {
    fail(scanner, 'did not find expected version number', start);
    return;
  }
  scanner.at = pattern.lastIndex;
  while (isBlank(codeAt(scanner, scanner.at))) scanner.at++;
  skipComment(scanner);
  if (!isBreakOrEnd(codeAt(scanner, scanner.at))) {
    fail(scanner, 'did not find expected comment or line break', start);
    return;
  }
  if (isBreak(codeAt(scanner, scanner.at))) skipLine(scanner);
}
