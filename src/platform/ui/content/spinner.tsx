/** Something is being done; `status` says what. `small` stands inside a line. */
export function Spinner({ status, small = false }: { status: string; small?: boolean }) {
  return (
    <>
      <div class={small ? 'spinner spinner-small' : 'spinner'} />
      <div class="spinner-status" role="status">{status}</div>
    </>
  )
}
