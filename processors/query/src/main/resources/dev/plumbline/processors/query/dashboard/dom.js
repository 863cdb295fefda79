/** Builds elements. Names from data only ever become text or attribute values, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** An element with attributes (`text` is its text) and children. */
export function make(tag, attributes = {}, children = []) {
  return fill(document.createElement(tag), attributes, children);
}

/** An SVG element; sizes are attributes, because inline styles are forbidden. */
export function draw(tag, attributes = {}, children = []) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'text') {
      node.textContent = value;
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children);
  return node;
}

/** Sets text only when it changed, so that a selection survives a refresh. */
export function say(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** A coloured square that stands for a series. */
export function swatch(slot) {
  const rect = draw('rect', { width: 10, height: 10, class: `c${slot}` });
  return draw('svg', { class: 'swatch', width: 10, height: 10, 'aria-hidden': 'true' }, [rect]);
}

/** Replaces the rows of a table by head and lines of cells. */
export function tableOf(head, lines) {
  const cells = (tag, line, from) =>
    line.map((text, i) => make(tag, { text, class: i >= from ? 'number' : null, scope: tag === 'th' ? 'col' : null }));
  return make('table', {}, [
    make('thead', {}, [make('tr', {}, cells('th', head, 1))]),
    make('tbody', {}, lines.map((line) => make('tr', {}, cells('td', line, 1)))),
  ]);
}
