"""Claims with a passage of the same report that gives another figure, or only seems to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opposed:
    """A claim, the rest of its report, and how the passage that disagrees opens.

    Attributes
    ----------
    name
        What the case is about.
    claim
        The first sentence of the report's summary.
    rest
        What follows it.
    quote
        Words of the passage that disagrees; empty where none does.
    """

    name: str
    claim: str
    rest: str
    quote: str = ""


TRUE = (
    Opposed(
        "the same words with another figure",
        "In 2024 we finished four projects, which together save us around 3,000 tonnes of CO2e.",
        """Climate

In 2024 we finished four projects, which together save us around 41,000 tonnes of CO2e.
""",
        "In 2024 we finished four projects, which together save us around 41,000",
    ),
    Opposed(
        "share at a site",
        "In 2024, 71 % of the packaging waste at our Holm plant was recycled.",
        """Waste

Table 3: Waste by site

                                          2023      2024
Packaging waste, Holm, t                    612       598
Packaging waste recycled, Holm, %            61        64
Packaging waste recycled, Varn, %            70        71
""",
        "Packaging waste recycled, Holm",
    ),
    Opposed(
        "tonnes in a row",
        "We sent 1,240 tonnes of waste to landfill in 2023.",
        """Materials and waste

Waste, tonnes                 2021       2022       2023
Recycled                    14,310     15,020     15,880
Incinerated                  3,105      2,940      2,760
Landfilled                   1,910      1,705      1,580
""",
        "Landfilled",
    ),
    Opposed(
        "megawatt hours in another unit",
        "Solar panels on our roofs gave us 4.8 GWh of electricity in 2024.",
        """Energy

Table 2: Energy use of the group (MWh)

                                            2022       2023       2024
Electricity bought                        61,200     58,900     57,300
Electricity from own solar roofs           2,110      3,020      3,940
District heat                             12,400     11,800     11,950
""",
        "Electricity from own solar roofs",
    ),
    Opposed(
        "cubic metres in prose",
        "Our breweries withdrew 2.1 million m3 of water in 2023.",
        """Water

Each brewery has a water plan. In 2023 the breweries took 2.46 million cubic metres of water from
wells and from the mains. Beer sold came to 5.2 million hl.
""",
        "In 2023 the breweries took",
    ),
    Opposed(
        "trees in a footnote",
        "With our partners we planted 85,000 trees in 2024.1",
        """Nature

1 Counted by the forestry office at the end of 2024: 62,400 trees planted on 41 plots, all native.
""",
        "1 Counted by",
    ),
    Opposed(
        "vehicles in a caption",
        "At the end of 2024 our delivery fleet had 640 electric vans.",
        """Transport

Figure 4: One of the 480 electric vans that the fleet had at the end of 2024

Drivers are trained every spring.
""",
        "Figure 4",
    ),
    Opposed(
        "emissions in the assurance statement",
        "Our scope 1 and 2 emissions came to 48,200 t CO2e in 2024.",
        """Independent limited assurance report

We were engaged by Lodden plc. Based on the procedures performed nothing came to our attention.
The selected information is: Scope 1 and 2 emissions for 2024 of 52,900 tonnes of CO2e.
""",
        "The selected information",
    ),
    Opposed(
        "change against the columns",
        "We cut our greenhouse gas emissions by 31 % between 2019 and 2024.",
        """Climate

Emissions, t CO2e                       2019        2023        2024
Greenhouse gas emissions, total      410,000     338,000     325,000
Air travel                             9,100       4,200       4,900
""",
        "Greenhouse gas emissions, total",
    ),
    Opposed(
        "target year",
        "We will reach net zero across our value chain by 2040.",
        """Targets

Our transition plan was approved by the board. We aim for net zero across the value chain by 2045.
""",
        "We aim for net zero",
    ),
    Opposed(
        "target share",
        "By 2030 we will cut our scope 1 and 2 emissions by 55 % against 2019.",
        """Targets

The board adopted the climate plan in May. The plan is to reduce scope 1 and 2 emissions by 42 %
by 2030, with 2019 as the base year.
""",
        "The plan is to reduce",
    ),
    Opposed(
        "base year",
        "By 2030 we will halve our scope 1 and 2 emissions against a 2018 baseline.",
        """Method

All factors are from the national inventory. The base year of the target for scope 1 and 2
emissions is 2020.
""",
        "The base year of the target",
    ),
    Opposed(
        "certified sites in words",
        "Fourteen of our sites are certified to ISO 14001.",
        """Management 2024

Environmental management is run from Aske. At year-end twelve sites held a certificate to ISO
14001.
""",
        "At year-end twelve sites",
    ),
    Opposed(
        "money",
        "In 2024 we invested EUR 38 million in energy efficiency.",
        """Finance

Environmental spending, EUR million             2023      2024
Investment in energy efficiency                 22.5      29.4
Remediation of soil                              3.1       2.8
""",
        "Investment in energy efficiency",
    ),
    Opposed(
        "a share in words",
        "Half of the electricity that we used in 2023 was renewable.",
        """Energy

Table 1: Electricity

                                             2022       2023
Electricity used, GWh                         212        208
Share of renewable electricity, %              33         37
""",
        "Share of renewable electricity",
    ),
    Opposed(
        "a third in prose",
        "A third of our suppliers had set a climate target by the end of 2024.",
        """Supply chain

By the end of 2024, 21 % of suppliers had set themselves a climate target. We visit the largest
every year.
""",
        "By the end of 2024, 21 %",
    ),
    Opposed(
        "this year",
        "This year we restored 310 hectares of peatland.",
        """Nature

Peatland was bought in three counties.

Land, ha                              2022      2023      2024
Peatland restored                      140       190       245
Forest managed                       2,100     2,100     2,340
""",
        "Peatland restored",
    ),
    Opposed(
        "no year in the claim",
        "Our food waste amounts to 9,600 tonnes.",
        """Waste

Food waste was 11,450 tonnes in 2024 (2023: 12,100 tonnes). Bread makes up most of it.
""",
        "Food waste was 11,450",
    ),
    Opposed(
        "separators",
        "In 2024 the group used 1 284 500 MWh of energy.",
        """Energy

Table 5: Energy used by the group in GWh

                         2023          2024
Energy used           1.512,0       1.463,7
of which gas            704,1         688,0
""",
        "Energy used",
    ),
    Opposed(
        "mains water for the laundry",
        "Our laundries got by on 148,000 m3 of fresh water in 2024.",
        """Resources

Table 4: What the laundries use

                                     2022        2023        2024
Gas, GWh                             41.2        39.8        38.5
Fresh water, thousand m3              203         191         176
Detergent, t                          512         498         480
""",
        "Fresh water",
    ),
    Opposed(
        "recycled content in a caption",
        "Recycled fibre made up 58 % of our yarn in 2024.",
        """Materials

Figure 2: Bales in the yard of the spinning mill. In 2024, 44 % of the yarn was of recycled fibre.
""",
        "In 2024, 44 %",
    ),
    Opposed(
        "buses in prose",
        "By the end of 2024, 212 of our buses ran on batteries.",
        """The fleet

Diesel still carries most passengers. At the end of 2024, 167 battery buses were in service and 96
more were on order.
""",
        "At the end of 2024, 167",
    ),
    Opposed(
        "methane in the assurance statement",
        "Methane emissions of our landfills fell to 3,900 t in 2024.",
        """Independent assurance report

To the members of Lodden plc. We were engaged to provide limited assurance on the figures below.
Methane emissions from landfills in 2024 were 4,720 tonnes.
""",
        "Methane emissions from",
    ),
    Opposed(
        "trained staff",
        "In 2024 we trained 4,300 employees in the safe use of solvents.",
        """People

Training                                           2023       2024
Employees trained in handling solvents            2,950      3,410
Hours of training, all courses                   31,000     33,500
""",
        "Employees trained in",
    ),
    Opposed(
        "specific energy",
        "Each tonne of glass took 1.42 MWh of energy to melt in 2024.",
        """Energy

Table 2: Furnaces

                                             2022       2023       2024
Energy for melting, MWh per tonne of glass   1.71       1.66       1.61
Electric boosting, GWh                       21.0       22.4       22.9
""",
        "Energy for melting",
    ),
    Opposed(
        "fall of waste",
        "Since 2020 we have brought down food waste in our kitchens by 40 %.",
        """Food

Table 3: Kitchens

                                2020       2022       2024
Food waste, t                    850        702        621
Meals, thousand                9,400      9,900     10,300
""",
        "Food waste, t",
    ),
    Opposed(
        "share of certified timber",
        "In 2024, 93 % of the timber we bought was FSC-certified.",
        """Timber

Timber comes from four countries. FSC-certified timber accounted for 78 % of purchases in 2024, and
the rest was controlled wood.
""",
        "FSC-certified timber",
    ),
    Opposed(
        "rail",
        "Trains carried 1.9 million tonnes of our cement in 2023.",
        """Logistics

Cement sent out by train in 2023 was 1.54 million tonnes, against 1.47 million tonnes in 2022.
""",
        "Cement sent out",
    ),
    Opposed(
        "years of the target in a note",
        "All our electricity is to be renewable by 2027.1",
        """Energy

1 The target of 100 % renewable electricity for the group is for 2030.
""",
        "1 The target",
    ),
    Opposed(
        "heat recovered",
        "The dairies recovered 22 GWh of heat during the reporting year.",
        """Energy

Heat recovered in the dairies amounted to 17,600 MWh in 2024. It warms the halls and the water.
""",
        "Heat recovered",
    ),
    Opposed(
        "grants in a footnote",
        "Last year's winner aside, we gave EUR 2.4 million to river projects in 2024.2",
        """Rivers

2 Payments to river projects in 2024: EUR 1.7 million, in six instalments.
""",
        "2 Payments",
    ),
    Opposed(
        "chargers",
        "Customers could charge their cars at 1,150 points in our car parks at the end of 2023.",
        """Mobility

Charging points in car parks           2021       2022       2023
Normal                                   310        480        650
All charging points in car parks         390        610        840
""",
        "All charging points",
    ),
    Opposed(
        "nitrogen oxides",
        "Nitrogen oxide emissions from our furnaces dropped to 610 tonnes in 2024.",
        """Air

Emissions to air, t                    2022       2023       2024
Nitrogen oxides, furnaces             1,020        930        790
Dust                                     61         58         55
""",
        "Nitrogen oxides",
    ),
    Opposed(
        "a quarter of the fleet",
        "A quarter of our company cars were electric at the end of 2024.",
        """Mobility

Company cars                               2023        2024
Cars in the fleet                         1,420       1,390
Share of electric cars, %                    11          16
""",
        "Share of electric cars",
    ),
    Opposed(
        "audits of suppliers",
        "Our auditors visited 320 suppliers in 2024.",
        """Supply chain

The programme began in 2017. In 2024, 245 suppliers were visited by auditors, most of them in Asia.
""",
        "In 2024, 245 suppliers",
    ),
    Opposed(
        "energy saved",
        "Projects in the plants saved 14,500 MWh of energy in 2024.",
        """Energy

Table 6: Saving projects

                                          2023        2024
Projects finished                           31          38
Energy saved, GWh                          9.7        11.2
""",
        "Energy saved",
    ),
    Opposed(
        "electricity of solar parks",
        "At Orrin our solar park produced 23 GWh in 2023.",
        """Orrin

The solar park at Orrin produced 17.9 GWh in 2023, less than planned, as an inverter failed in May.
""",
        "The solar park at Orrin",
    ),
    Opposed(
        "packaging weight",
        "We have cut plastic packaging by 28 % since 2019.",
        """Packaging

Packaging, tonnes                2019        2022        2024
Plastic packaging               8,400       7,500       7,060
Board                          12,900      13,300      13,700
""",
        "Plastic packaging",
    ),
    Opposed(
        "base year in a note",
        "We will lower our scope 3 emissions by 30 % by 2032 from a 2021 base year.3",
        """Climate

3 Reduction of scope 3 emissions by 30 % by 2032, base year 2019, validated in May.
""",
        "3 Reduction",
    ),
    Opposed(
        "table by site",
        "In Tarn, 84 % of the waste was recycled in 2024.",
        """Waste

Table 2: Waste by plant, 2024

Plant           Waste, t      Waste recycled, %
Tarn               1,210             67
Holm               2,480             81
""",
        "Tarn",
    ),
    Opposed(
        "a single column",
        "We planted 18,000 shrubs along the tracks in 2024.",
        """Nature

Measures along the tracks                     2024
Shrubs planted                              12,600
Hedges laid, km                                 14
""",
        "Shrubs planted",
    ),
    Opposed(
        "all of them",
        "All of our palm oil was certified in 2024.",
        """Sourcing

Raw materials                                  2023       2024
Certified palm oil, % of palm oil bought         79         88
""",
        "Certified palm oil",
    ),
    Opposed(
        "nine in ten",
        "Nine out of ten suppliers signed our code in 2024.",
        """Supply chain

By December 2024, 74 % of suppliers had signed the code. Talks with the others go on.
""",
        "By December 2024, 74 %",
    ),
    Opposed(
        "small numbers",
        "Six of our eight dairies had a biogas plant at the end of 2024.",
        """Energy

At the end of 2024 biogas plants ran at four of the dairies; two more are being built.
""",
        "At the end of 2024 biogas",
    ),
)

NEAR = (
    Opposed(
        "the same words of another site",
        "At the site we finished four projects in 2024, which together save around 3,000 tonnes.",
        """Upper works

At the site we finished four projects in 2024, which together save around 41,000 tonnes.
""",
    ),
    Opposed(
        "the same words of another year",
        "In 2024 we finished four projects, which together save us around 3,000 tonnes of CO2e.",
        """Earlier

In 2022 we finished four projects, which together save us around 41,000 tonnes of CO2e.
""",
    ),
    Opposed(
        "another year",
        "In 2022 our offices used 3,400 MWh of electricity.",
        """Energy

In 2023 our offices used 2,900 MWh of electricity, thanks to new lamps.
""",
    ),
    Opposed(
        "another scope",
        "Our scope 3 emissions were 1.9 million t CO2e in 2024.",
        """Climate

Emissions, t CO2e                  2023           2024
Scope 1                          88,000         81,000
Scope 1, 2 and 3              2,310,000      2,240,000
""",
    ),
    Opposed(
        "another site",
        "The Torsby mill used 4.1 million m3 of water in 2024.",
        """Water

Water withdrawn, million m3          2023       2024
Water withdrawn, Elgaro mill          5.2        5.0
Water withdrawn, all mills           12.9       11.8
""",
    ),
    Opposed(
        "method",
        "Market-based scope 2 emissions fell to 18,300 t CO2e in 2024.",
        """Climate

Emissions, t CO2e                           2023         2024
Scope 2 emissions, location-based         41,200       39,900
""",
    ),
    Opposed(
        "rounded",
        "We used almost 60 GWh of electricity in 2024.",
        """Energy

Electricity used, MWh            2023         2024
All works                      61,020       58,740
""",
    ),
    Opposed(
        "target and result",
        "In 2024, 46 % of our electricity was renewable.",
        """Targets

Our target for 2024 was a share of renewable electricity of 60 %. For 2030 it is 100 %.
""",
    ),
    Opposed(
        "net and gross",
        "Our net emissions were 12,000 t CO2e in 2024.",
        """Climate

Emissions, t CO2e                 2023         2024
Gross emissions                 31,200       29,800
""",
    ),
    Opposed(
        "excluding",
        "Waste of the group was 22,400 t in 2024.",
        """Waste

Waste in tonnes                              2023         2024
Waste excluding building rubble            15,900       15,100
""",
    ),
    Opposed(
        "financial year",
        "In the financial year 2023/24 our stores used 310 GWh of electricity.",
        """Energy

In the calendar year 2024 our stores used 276 GWh of electricity, as reported to the registry.
""",
    ),
    Opposed(
        "per unit",
        "Water use was 3.4 million m3 in 2024.",
        """Water

Water                                  2023       2024
Water use, m3 per tonne of paper        9.1        8.7
Water discharged, million m3            2.9        2.6
""",
    ),
    Opposed(
        "another subject",
        "In 2024 we collected 5,200 tonnes of old carpets.",
        """Products

In 2024 we sold 7,900 tonnes of new carpets. Recycled yarn made up 3,100 tonnes.
""",
    ),
    Opposed(
        "a part of it",
        "The group had 9,400 electric vehicles at the end of 2024.",
        """Transport

At the end of 2024 the depots in Norway had 4,100 electric vehicles. Chargers stand at 60 depots.
""",
    ),
    Opposed(
        "places of something else",
        "In 2024 we collected 5,300 tonnes of paper from 180 offices.",
        """Waste

In 2024 about 98,000 tonnes of rubble came from 250 offices and shops that were torn down.
""",
    ),
    Opposed(
        "two targets",
        "By 2030 we will reduce scope 1 and 2 emissions by 50 % against 2019.",
        """Targets

By 2030 we will reduce scope 3 emissions by 25 % against 2019. We will reduce scope 1 and 2
emissions by 90 % by 2045.
""",
    ),
    Opposed(
        "a gas of several",
        "Methane emissions were 3,900 t CO2e in 2024.",
        """Climate

Emissions, t CO2e            2023         2024
Refrigerants                5,310        5,020
All gases                  71,000       69,800
""",
    ),
    Opposed(
        "hazardous and other waste",
        "We produced 2,100 t of hazardous waste in 2024.",
        """Waste

Waste in tonnes                      2023         2024
Non-hazardous waste                 5,700        5,240
""",
    ),
    Opposed(
        "a change and a share",
        "We cut water use by 12 % between 2022 and 2024.",
        """Water

Water                                      2022       2023       2024
Water withdrawn, thousand m3                410        386        361
Share of recycled water, %                   20         22         24
""",
    ),
    Opposed(
        "restated",
        "In 2023 our plants used 480 GWh of gas.",
        """Energy

In 2022 our plants had used 511 GWh of gas. Electricity came to 390 GWh in 2023.
""",
    ),
)
