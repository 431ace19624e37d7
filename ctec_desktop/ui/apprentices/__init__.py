"""学徒培养: the page, its forms and the drawn timetable."""
