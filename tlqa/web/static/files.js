// Stories from files and to files: what was opened, how it is read, what it is saved as.

export function download(blob, name) {
  const link = document.createElement("a");
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const stem = (name) => name.replace(/\.[^.]*$/, "") || name;

export class Source {
  constructor() {
    this.forget();
  }

  // Text that was typed or pasted: plain, without a name.
  forget() {
    this.name = "";
    this.format = "plain";
    this.file = null;
    this.lineEnd = "\n";
  }

  // What a file turned out to be. Where its text is not what stands in the file (Word, other encodings), the story
  // is edited as plain text, and the file can only be mended as a whole.
  take(file, answer) {
    this.name = file.name;
    this.format = answer.editable ? answer.format : "plain";
    this.file = answer.editable ? null : file;
    this.lineEnd = answer.text.includes("\r\n") ? "\r\n" : "\n";
    return answer.text;
  }

  describe(answer) {
    if (!this.file) return `${this.name}, read as ${answer.format}.`;
    return `The text of ${this.name}. What you change here is not written back into that file: download the story as text, or the file with its safe fixes.`;
  }

  get storyName() {
    if (!this.name) return "story.txt";
    return this.file ? `${stem(this.name)}.txt` : this.name;
  }

  get reportName() {
    return `${this.name ? stem(this.name) : "story"}.tlqa.html`;
  }

  blob(text) {
    const lines = this.lineEnd === "\n" ? text : text.replaceAll("\n", this.lineEnd);
    return new Blob([lines], { type: "text/plain;charset=utf-8" });
  }
}
