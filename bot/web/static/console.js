// A page that lost its socket asks whether it may still be seen; if not, it reloads, and the
// server shows why.
(function () {
  "use strict";
  var asking = false;
  function ask() {
    if (asking) return;
    asking = true;
    fetch("/console/alive", { cache: "no-store" })
      .then(function (answer) {
        if (answer.status === 401 || answer.status === 403) location.reload();
      })
      .catch(function () {})
      .then(function () {
        asking = false;
      });
  }
  function listen() {
    if (!window.socket) return setTimeout(listen, 100);
    window.socket.on("disconnect", ask);
    window.socket.on("connect_error", function () {
      // The person is signed in but lost this page, or the page is no longer known.
      fetch(location.href, { cache: "no-store" }).then(function (answer) {
        if (answer.status !== 200) location.reload();
      }).catch(function () {});
    });
  }
  listen();
})();
