import type { Origin } from '../values/origin.ts';
import {
  behindBlank,
  endScalar,
  indentStep,
  marked,
  type Place,
  put,
  putBlank,
  putBreak,
  type Writer,
  writeIndent,
  writeIndicator,
} from './layout.ts';
import { breaks, chomping, escapedPoint, isPlainWord, styleOf, throughJson } from './scalar-style.ts';

/*
 * Texts in the styles of YAML, folded behind the best width.
 */

/** Lines of a scalar are indented below the collection it is in. */
function scalarIndent({ indent }: Place): number {
  return indent < 0 ? indentStep : indent + indentStep;
}

export function writeString(writer: Writer, written: string, origin: Origin | null, place: Place): void {
  if (isPlainWord(written)) {
    putBlank(writer);
    const start = writer.length;
    writePlainScalar(writer, written, place);
    if (origin) writer.marks.push({ start, end: writer.length, origin });
    return;
  }
  const text = writer.layout.isThroughJson ? throughJson(written) : written;
  const style = styleOf(text, place.isKey, !writer.layout.isThroughJson);
  putBlank(writer);
  marked(writer, origin, () => {
    switch (style) {
      case 'plain':
        return writePlainScalar(writer, text, place);
      case 'single':
        return writeSingleQuoted(writer, text, place);
      case 'double':
        return writeDoubleQuoted(writer, text, place);
      case 'literal':
        return writeLiteral(writer, text, place);
    }
  });
}

export function writePlainScalar(writer: Writer, text: string, place: Place): void {
  writeFolding(writer, text, place, { isQuoted: false, escaped: (part) => part });
  endScalar(writer);
}

function writeSingleQuoted(writer: Writer, text: string, place: Place): void {
  writeIndicator(writer, "'", behindBlank);
  writeFolding(writer, text, place, { isQuoted: true, escaped: (part) => part.replaceAll("'", "''") });
  put(writer, "'");
  endScalar(writer);
}

interface Folding {
  readonly isQuoted: boolean;
  /** A part as it is written between the quotes. */
  readonly escaped: (part: string) => string;
}

/** Writes a text of one line, broken at single spaces behind the best width. */
function writeFolding(writer: Writer, text: string, place: Place, { isQuoted, escaped }: Folding): void {
  if (writer.column + text.length <= writer.layout.width && !breaks.test(text)) {
    put(writer, escaped(text));
    writer.isIndentation = false;
    return;
  }
  const indent = scalarIndent(place);
  let isBehindSpace = false;
  let isBehindBreak = false;
  for (let at = 0; at < text.length; ) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const isInside = !isQuoted || (at > 0 && at < text.length - 1);
    if (point === ' ') {
      const folds =
        !place.isKey &&
        !isBehindSpace &&
        writer.column > writer.layout.width &&
        isInside &&
        text.charAt(at + 1) !== ' ';
      if (folds) writeIndent(writer, indent);
      else put(writer, ' ');
      isBehindSpace = true;
    } else if (breaks.test(point)) {
      if (!isBehindBreak && point === '\n') putBreak(writer);
      putBreak(writer, point);
      writer.isIndentation = true;
      isBehindBreak = true;
    } else {
      if (isBehindBreak) writeIndent(writer, indent);
      put(writer, escaped(point));
      writer.isIndentation = false;
      isBehindSpace = false;
      isBehindBreak = false;
    }
    at += point.length;
  }
}

function writeDoubleQuoted(writer: Writer, text: string, place: Place): void {
  writeIndicator(writer, '"', behindBlank);
  // The emitter looks for a byte order mark at the start only, and then escapes everything.
  const isMarked = text.startsWith('\ufeff');
  let isBehindSpace = false;
  for (let at = 0; at < text.length; ) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const escaped = escapedPoint(point, isMarked);
    if (escaped !== null) {
      put(writer, escaped);
      isBehindSpace = false;
    } else if (point === ' ') {
      const isInside = at > 0 && at < text.length - 1;
      if (!place.isKey && !isBehindSpace && writer.column > writer.layout.width && isInside) {
        writeIndent(writer, scalarIndent(place));
        if (text.charAt(at + 1) === ' ') put(writer, '\\');
      } else put(writer, ' ');
      isBehindSpace = true;
    } else {
      put(writer, point);
      // The emitter stays in its state of indentation here, so that the next fold needs no line break of its own.
      isBehindSpace = false;
    }
    at += point.length;
  }
  put(writer, '"');
  endScalar(writer);
}

function writeLiteral(writer: Writer, text: string, place: Place): void {
  const hint = /^[ \r\n\u0085\u2028\u2029]/.test(text) ? String(indentStep) : '';
  put(writer, `|${hint}${chomping(text)}`);
  putBreak(writer);
  writer.isIndentation = true;
  writer.isBlankBefore = true;
  for (const [, line = '', lineBreak = ''] of text.matchAll(
    /([^\r\n\u0085\u2028\u2029]*)([\r\n\u0085\u2028\u2029]|$)/g,
  )) {
    if (line !== '') {
      writeIndent(writer, scalarIndent(place));
      put(writer, line);
      writer.isIndentation = false;
    }
    if (lineBreak === '') continue;
    putBreak(writer, lineBreak);
    writer.isIndentation = true;
  }
}
