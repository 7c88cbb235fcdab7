// <draft-form>: keeps what is typed into its form on this device until the server has confirmed it, for at most three days.
// Without it the form is an ordinary form. Nothing of a student but the id that was chosen is kept, and only here.
const database = () =>
  new Promise((done, failed) => {
    const request = indexedDB.open('accord', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('draft');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const store = async (mode, act) => {
  const opened = await database();
  return new Promise((done, failed) => {
    const transaction = opened.transaction('draft', mode, { durability: 'strict' });
    const request = act(transaction.objectStore('draft'));
    transaction.oncomplete = () => (opened.close(), done(request.result));
    transaction.onerror = () => failed(transaction.error);
  });
};

const threeDays = 72 * 3600 * 1000;
const neverKept = new Set(['csrf', 'key', 'clock']);

class DraftForm extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector('form');
    this.key = this.form.getAttribute('action');
    this.status = document.getElementById('sync');
    this.form.addEventListener('input', () => ((this.touched = true), this.save()));
    // A page that shows problems already holds what was typed, and so does one on which somebody was quicker than we.
    if (!document.querySelector('.errsum')) await this.restore();
    this.dataset.ready = '';
  }

  async restore() {
    const draft = await store('readonly', (s) => s.get(this.key));
    if (!draft || this.touched) return;
    if (Date.now() - draft.at > threeDays) return store('readwrite', (s) => s.delete(this.key));
    for (const field of this.form.elements) {
      const values = draft.values[field.name];
      if (!field.name || !values || neverKept.has(field.name)) continue;
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
      else if (field.type !== 'file' && field.type !== 'hidden') field.value = values[0];
    }
    this.say();
  }

  async save() {
    if (this.writing) return void (this.again = true);
    this.writing = true;
    const values = {};
    for (const [name, value] of new FormData(this.form)) if (typeof value === 'string') (values[name] ??= []).push(value);
    await store('readwrite', (s) => s.put({ values, at: Date.now() }, this.key));
    this.writing = false;
    if (this.again) return (this.again = false), this.save();
    this.say();
  }

  say() {
    if (!this.status) return;
    this.status.hidden = false;
    this.status.textContent = this.dataset.kept ?? 'Kept on this device until it is saved.';
  }
}
customElements.define('draft-form', DraftForm);

// The page after saving says so in its address: the draft has done its work.
if (new URLSearchParams(location.search).has('saved')) store('readwrite', (s) => s.clear());
