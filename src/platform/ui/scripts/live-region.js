// A part of a page that changes by itself is fetched anew while it says so and somebody looks at it. What has the keyboard's focus stays as it is.
async function refresh(region) {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok || answer.redirected) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.getElementById(region.id)
  if (fresh) region.replaceWith(fresh)
}

function follow(id) {
  const region = document.getElementById(id)
  const seconds = Number(region?.dataset.liveSeconds)
  if (!seconds) return
  const waitMs = seconds * 1_000
  setTimeout(async () => {
    const isLeftAlone = document.hidden || region.contains(document.activeElement)
    if (!isLeftAlone) await refresh(region).catch(() => undefined)
    follow(id)
  }, waitMs)
}

for (const region of document.querySelectorAll('[data-live-seconds]')) follow(region.id)
