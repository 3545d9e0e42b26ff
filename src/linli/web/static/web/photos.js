/* A photo is made smaller before it goes out, so that it goes out at all on a thin line. What the device cannot read
   (HEIC, mostly) goes as it is, and the server makes it smaller. */
"use strict";
(() => {
  const SIDE = 2048, ENOUGH = 600 * 1024;
  const megabytes = (files) => (files.reduce((sum, file) => sum + file.size, 0) / 1e6).toFixed(1);

  const smaller = async (file) => {
    if (file.size <= ENOUGH) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", .82));
      return drawn && drawn.size < file.size ? new File([drawn], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
    } catch { return file; }
  };

  document.querySelectorAll("[data-smaller]").forEach((told) => {
    const input = told.closest("form").querySelector("input[type=file]");
    const button = input.form.querySelector(".actions button");
    input.addEventListener("change", async () => {
      const chosen = [...input.files];
      button.disabled = true;
      const made = await Promise.all(chosen.map(smaller));
      button.disabled = false;
      if (made.every((file, n) => file === chosen[n])) { told.textContent = ""; return; }
      const files = new DataTransfer();
      made.forEach((file) => files.items.add(file));
      input.files = files.files;
      told.textContent = told.dataset.smaller.replace("{before}", megabytes(chosen)).replace("{after}", megabytes(made));
    });
  });
})();
