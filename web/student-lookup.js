// <student-lookup>: finds students while one types, instead of on the press of Find. The server answers with initials and grade.
class StudentLookup extends HTMLElement {
  connectedCallback() {
    this.search = this.querySelector('[name=student_search]');
    this.list = this.querySelector('fieldset .pick');
    const button = this.querySelector('[name=find_student]');
    if (!this.search || !this.list || !button) return;
    button.addEventListener('click', (event) => (event.preventDefault(), this.find()));
    this.search.addEventListener('keydown', (event) => event.key === 'Enter' && (event.preventDefault(), this.find()));
    this.message = document.createElement('p');
    this.message.className = 'hint';
    this.message.setAttribute('role', 'status');
    button.parentElement.after(this.message);
    this.dataset.ready = '';
  }

  async find() {
    const form = this.closest('form');
    const query = new URLSearchParams({ text: this.search.value, school: form.elements.school?.value ?? '' });
    const response = await fetch(`/students?${query}`, { headers: { Accept: 'application/json' } });
    if (!response.ok) return void (this.message.textContent = 'Not found just now. Press Save: nothing typed is lost.');
    const { students, problem } = await response.json();
    this.message.textContent = problem ?? '';
    for (const student of students) this.add(student);
  }

  add({ id, words }) {
    if (this.list.querySelector(`input[value="${CSS.escape(id)}"]`)) return;
    const label = document.createElement('label');
    const input = Object.assign(document.createElement('input'), { type: 'checkbox', name: 'student', value: id });
    const text = Object.assign(document.createElement('span'), { textContent: words });
    const kept = Object.assign(document.createElement('input'), { type: 'hidden', name: `student_words_${id}`, value: words });
    label.append(input, text);
    this.list.prepend(label);
    this.append(kept);
    if (this.list.querySelectorAll('label').length === 2) input.checked = true;
    input.focus();
  }
}
customElements.define('student-lookup', StudentLookup);
