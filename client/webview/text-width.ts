/** A font, as far as it tells how wide a text is. */
export interface TextFont {
  readonly sizePx: number;
  readonly weight?: number;
}

let context: CanvasRenderingContext2D | null = null;

/** How wide a text is in the view's own font. */
export function textWidth(text: string, font: TextFont): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * font.sizePx * 0.6;
  context.font = `${font.weight ?? 400} ${font.sizePx}px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}
