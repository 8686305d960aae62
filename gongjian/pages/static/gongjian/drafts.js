// Cards kept in the browser until the server has them: drafts.put(key, card), .all(prefix) → [[key, card], …], .drop(key). Photos are kept as they are.
window.drafts = (() => {
  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("gongjian-site", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("cards");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  opened.catch(() => {});
  const run = (mode, work) => opened.then(base => new Promise((resolve, reject) => {
    const step = base.transaction("cards", mode);
    const asked = work(step.objectStore("cards"));
    step.oncomplete = () => resolve(asked.result);
    step.onabort = step.onerror = () => reject(step.error);
  }));
  const under = prefix => IDBKeyRange.bound(prefix, prefix + "\uffff");
  return {
    put: (key, card) => run("readwrite", cards => cards.put(card, key)),
    drop: key => run("readwrite", cards => cards.delete(key)),
    all: prefix => Promise.all([run("readonly", cards => cards.getAllKeys(under(prefix))), run("readonly", cards => cards.getAll(under(prefix)))])
      .then(([keys, cards]) => keys.map((key, place) => [key, cards[place]])),
  };
})();
