import type { TimelineContainer } from '../../server/core/timeline/timeline-container.ts';
import type { Place } from './protocol.ts';

/** What decides how a shape looks; outside the view there are neither classes nor theme colours. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'font-size',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const;

const namespace = 'http://www.w3.org/2000/svg';
const gutterPx = 250;
const paddingPx = 12;

/** The picture by itself, in the colours of the moment, with the names of its lanes. */
export function svgOf(chart: SVGSVGElement, container: TimelineContainer<Place>, title: string): string {
  const width = chart.clientWidth + gutterPx + 2 * paddingPx;
  const height = chart.clientHeight + 2 * paddingPx;
  const picture = document.createElementNS(namespace, 'svg');
  picture.setAttribute('xmlns', namespace);
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  const body = getComputedStyle(document.body);
  picture.setAttribute('font-family', body.fontFamily);
  add(picture, 'title', {}, title);
  add(picture, 'desc', {}, [container.name, container.object].filter((part) => part !== '').join(', '));
  add(picture, 'rect', { width, height, fill: body.backgroundColor });
  const lanes = add(picture, 'g', { transform: `translate(${gutterPx + paddingPx} ${paddingPx})` });
  for (const child of chart.childNodes) {
    const copy = plainCopy(child);
    if (copy) lanes.append(copy);
  }
  addLabels(picture, chart, body.color);
  return new XMLSerializer().serializeToString(picture);
}

/** The names beside the lanes stand in the page, not in the drawing. */
function addLabels(picture: SVGElement, chart: SVGSVGElement, colour: string): void {
  const top = chart.getBoundingClientRect().top;
  for (const label of document.querySelectorAll('.lane-label')) {
    const box = label.getBoundingClientRect();
    const name = label.querySelector('.lane-name > :first-child')?.textContent ?? '';
    const numbers = [...label.querySelectorAll('.number')].map((number) => {
      const input = number.querySelector('input');
      return `${number.querySelector('.scrub')?.textContent ?? ''} ${input?.value ?? ''}`;
    });
    const y = box.top - top + paddingPx + box.height / 2 + (numbers.length > 0 ? -2 : 4);
    add(picture, 'text', { x: paddingPx, y, fill: colour, 'font-size': 12.5, 'font-weight': 600 }, name);
    if (numbers.length > 0) {
      add(picture, 'text', { x: paddingPx, y: y + 15, fill: colour, 'font-size': 11 }, numbers.join(' · '));
    }
  }
}

/** A copy that looks the same without style sheets; without what is only there for the pointer. */
function plainCopy(node: Node): Node | null {
  if (!(node instanceof SVGElement)) return node.cloneNode();
  if (node.matches('.hit, .crosshair, .handle')) return null;
  const copy = node.cloneNode() as SVGElement;
  const style = getComputedStyle(node);
  for (const name of ['class', 'tabindex', 'role', 'style']) copy.removeAttribute(name);
  if (node.localName !== 'g' && node.localName !== 'defs') {
    for (const property of properties) {
      const value = style.getPropertyValue(property);
      if (value !== '' && value !== 'normal') copy.setAttribute(property, value.replaceAll('"', ''));
    }
  }
  for (const child of node.childNodes) {
    const inner = plainCopy(child);
    if (inner) copy.append(inner);
  }
  return copy;
}

function add(
  parent: SVGElement,
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = '',
): SVGElement {
  const element = document.createElementNS(namespace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.textContent = text;
  parent.append(element);
  return element;
}
