// The design system's calendar beside the fields for a day, in the language of the page.
const { datePicker } = window.DKFDS

if (document.documentElement.lang === 'en') {
  datePicker.setLanguage({
    open_calendar: 'Open calendar',
    choose_a_date: 'Choose a date',
    choose_a_date_between: 'Choose a date between {minDay} {minMonthStr} {minYear} and {maxDay} {maxMonthStr} {maxYear}',
    choose_a_date_before: 'Choose a date no later than {maxDay} {maxMonthStr} {maxYear}.',
    choose_a_date_after: 'Choose a date from {minDay} {minMonthStr} {minYear} onwards.',
    aria_label_date: '{dayStr} {day} {monthStr} {year}',
    current_month_displayed: 'Showing {monthLabel} {focusedYear}',
    first_possible_date: 'First date that can be chosen',
    last_possible_date: 'Last date that can be chosen',
    previous_year: 'Go back one year',
    previous_month: 'Go back one month',
    next_month: 'Go forward one month',
    next_year: 'Go forward one year',
    select_month: 'Choose month',
    select_year: 'Choose year',
    previous_years: 'Go back {years} years',
    next_years: 'Go forward {years} years',
    guide:
      'With the keyboard, change the day with the left and right arrow keys, the week with the up and down arrow keys, the month with page up and page down, and the year with shift and page up or page down. Home and end go to the beginning and end of a week.',
    months_displayed: 'Choose a month',
    years_displayed: 'Showing the years {start} to {end}. Choose a year.',
    january: 'January',
    february: 'February',
    march: 'March',
    april: 'April',
    may: 'May',
    june: 'June',
    july: 'July',
    august: 'August',
    september: 'September',
    october: 'October',
    november: 'November',
    december: 'December',
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
    sunday: 'Sunday',
  })
}
if (document.querySelector('.date-picker')) datePicker.on(document.body)

// The calendar keeps the day in a hidden field and empties it when what was typed is none. Sent is what was typed, so that it can be shown again with its error.
document.addEventListener('submit', (event) => {
  for (const picker of event.target.querySelectorAll('.date-picker--initialized')) {
    picker.querySelector('.date-picker__internal-input').value = picker.querySelector('.date-picker__external-input').value
  }
})
