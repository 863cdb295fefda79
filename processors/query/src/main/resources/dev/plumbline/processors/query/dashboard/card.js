/** A card: what it says, whether it could be filled, and its values as a table. */

import { byId, make, say, tableOf } from './dom.js';

const cards = [];

export class Card {
  constructor(id) {
    this.root = byId(id);
    this.body = this.root.querySelector('.chart, .scroll, .budgets, .ledger');
    this.fault = this.root.appendChild(make('p', { class: 'fault' }));
    this.values = null;
    cards.push(this);
  }

  /** Adds the switch between chart and table; `read()` gives head and lines, `csv()` the address of the file. */
  withTable(read, csv) {
    this.read = read;
    this.toggle = make('button', { type: 'button', text: 'Table', 'aria-pressed': 'false' });
    this.toggle.addEventListener('click', () => this.flip());
    const download = make('a', { text: 'CSV', href: '#' });
    download.addEventListener('click', () => { download.href = csv(); });
    const title = this.root.querySelector('h2');
    const head = make('div', { class: 'card-head' });
    title.before(head);
    head.append(title, make('span', { class: 'tools' }, csv ? [this.toggle, download] : [this.toggle]));
    return this;
  }

  flip() {
    if (this.values) {
      this.values.remove();
      this.values = null;
    } else {
      this.values = make('div', { class: 'values', tabindex: '0' });
      this.body.after(this.values);
      this.fillTable();
    }
    this.body.hidden = this.values !== null;
    this.toggle.setAttribute('aria-pressed', String(this.values !== null));
  }

  fillTable() {
    if (this.values) {
      const { head, lines } = this.read();
      this.values.replaceChildren(tableOf(head, lines));
    }
  }

  /** The card is filled; says what it shows in a sentence. */
  ready(summary) {
    this.root.dataset.state = 'ready';
    say(this.root.querySelector('.summary'), summary);
    this.fillTable();
  }

  /** The card could not be filled; what it showed before stays, dimmed. */
  failed(reason) {
    this.root.dataset.state = 'failed';
    say(this.fault, `${reason} Trying again.`);
  }
}

/** Turns all charts into tables or back. */
export const flipAll = () => cards.filter((card) => card.toggle).forEach((card) => card.flip());
