# Writes stations.xlsx with XlsxWriter, which makes the files that Excel makes.
from datetime import date, datetime
import xlsxwriter

book = xlsxwriter.Workbook("stations.xlsx", {"date_1904": True})
sheet = book.add_worksheet("Stations by river")
percent = book.add_format({"num_format": "0.0%"})
day = book.add_format({"num_format": "dd.mm.yyyy"})
moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
euro = book.add_format({"num_format": '#,##0.00 "€"'})
bold = book.add_format({"bold": True})

sheet.write("B2", "Stations, and what they draw")
columns = ["Station", "River", "Full at", "Share", "Inspected", "Read", "Cost", "Code"]
stations = [
    ["Weir A", "Elbe", 0.1 + 0.2, 0.286, date(2024, 3, 5), datetime(2024, 3, 5, 14, 30), 1200.5, "007"],
    ["Weir B", "Elbe", 1.25, 0.5, date(2023, 11, 30), datetime(2024, 3, 6), 980, "012"],
    ["Lock C", "Havel", 1234567.891, 0.214, date(1999, 12, 31), datetime(2024, 3, 7), 15, "104"],
]
for i, row in enumerate(stations):
    for j, value in enumerate(row):
        style = {3: percent, 4: day, 5: moment, 6: euro}.get(j)
        if j == 7:
            sheet.write_string(3 + i, 1 + j, value)
        elif j in (4, 5):
            sheet.write_datetime(3 + i, 1 + j, value, style)
        else:
            sheet.write(3 + i, 1 + j, value, style)
sheet.write_rich_string("B6", "Lock ", bold, "C")
sheet.write_number("D7", 1234569.441)
sheet.write_string("B7", "Total")
sheet.add_table("B3:I7", {"name": "stations", "total_row": True, "columns": [{"header": c} for c in columns]})
book.define_name("Rivers", "='Stations by river'!$B$3:$C$6")
book.close()
