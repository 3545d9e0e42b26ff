"""Pages in real Chromium.

A browser test lives in this folder, is marked `@pytest.mark.browser`, and asks for `visit`:

    @pytest.mark.browser
    @pytest.mark.parametrize("look", LOOKS, ids=str)
    def test_a_clerk_reads_the_queue(visit, live_server, look):
        page = visit("/desk/", look)                    # Chinese or English, phone or desk, light or dark
        assert_accessible(page, "queue")                # axe WCAG 2.2 AA, no sideways scrolling, a picture
        follow(page, page.get_by_role("button", name=...))
        assert_accessible(page, "queue-after")

`visit(path, look, script=False)` opens without script, `visit(path, cookies={...})` with cookies (a session, say:
`sign_in(client)` gives them). Any violation of the Content-Security-Policy, any uncaught script error and any 5xx
fails the test by itself. `tab_to(page, locator)` walks there with the Tab key and insists on a visible focus ring.
With LINLI_PICTURES=1 pictures go to `var/screenshots/`. One Chromium serves the whole session; without one the
tests skip and say so. The database is the one of `live_server` (real transactions), so make what you need in the test
itself, through factories. Under `sync_playwright` an event loop runs in this thread, so `DJANGO_ALLOW_ASYNC_UNSAFE` is
set here.
"""
