// <job-progress data-address>: asks how far a job is and moves its bar; when the job has ended the page is loaded again and shows what
// became of it. Without it the page loads itself again every few seconds, and has a link that does.
const often = 500;
const seldom = 5000;

class JobProgress extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector('progress');
    this.words = this.querySelector('[data-words]');
    this.querySelector('a').parentElement.hidden = true; // nobody needs to look again by hand
    this.dataset.ready = '';
    this.look();
  }

  disconnectedCallback() {
    clearTimeout(this.next);
  }

  async look() {
    let pause = often;
    try {
      const response = await fetch(this.dataset.address, { headers: { Accept: 'application/json' } });
      // Signed out, or the server knows the job no longer: the page itself says what to do.
      if (response.redirected || !response.ok) return location.reload();
      const { ended, done, total, words } = await response.json();
      if (ended) return location.reload();
      if (total) Object.assign(this.bar, { max: total, value: done });
      else this.bar.removeAttribute('value');
      this.words.textContent = words;
    } catch {
      this.words.textContent = this.dataset.offline;
      pause = seldom;
    }
    this.next = setTimeout(() => this.look(), pause);
  }
}
customElements.define('job-progress', JobProgress);
