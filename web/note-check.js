// <note-check>: counts the characters of a note and warns while one types. The server screens again and decides.
const never = /\b(immigra\w*|citizen\w*|undocumented|deport\w*|visa|green card|birthplace|born in|place of birth|social security|inmigra\w*|ciudadan\w*|indocumentad\w*|naci[oó] en)\b/i;
const number = /\d[\d\s().-]{6,}\d/;

class NoteCheck extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea');
    if (!area) return;
    const status = document.createElement('p');
    status.className = 'hint';
    status.setAttribute('role', 'status');
    area.after(status);
    area.addEventListener('input', () => {
      const left = 280 - [...area.value].length;
      const stop = never.test(area.value) ? 'This may never be written here: citizenship, immigration status, place of birth. ' : '';
      const doubt = number.test(area.value) ? 'A long number may identify somebody. ' : '';
      status.textContent = `${stop}${doubt}${left} characters left`;
      status.classList.toggle('msg', Boolean(stop || doubt || left < 0));
    });
    this.dataset.ready = '';
  }
}
customElements.define('note-check', NoteCheck);
