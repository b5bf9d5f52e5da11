// Sends fields from behind the page. What was sent is in doubt where there is no network (status 0), and where the site has too
// much to do or fails: then it is sent again later, and the id in it makes it one response.
Object.assign(window.fivegaps, {
  post(address, body, done) {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded;charset=utf-8');
    request.setRequestHeader('Accept', 'application/json');
    request.timeout = 20000;
    request.onloadend = () => done(request.status, request.responseText);
    request.send(body);
  },
  isInDoubt: (status) => status === 0 || status === 429 || status >= 500,
});
