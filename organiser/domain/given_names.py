"""Forenames met in France, to tell which word of a full name is one."""

from organiser.domain.identity import fold

_NAMES = """
abdallah abdel abdelaziz abdelkader abdou abel achille adam adama adel adelaide adele adeline
adrien adrienne agathe agnes ahmed aicha aime aimee aimeric alain alan alana alban albert alberte
albertine alberto alex alexandra alexandre alexandrine alexane alexia alexis alfred ali alice
alicia alienor aline alison alix alizee aloïs alphonse amadou amandine amaury ambre ambroise
amelie amina aminata amine amir ana anael anaelle anais anas anastasia anatole andre andrea andree
ange angela angele angelina angelique anicet anissa anita ann anna annabelle annaelle annaig anne
annette annick annie anouck anouk anthony antoine antoinette antonia antonin antonio apolline
ariane ariel arielle aristide arlette armand armande armel armelle arnaud arsene arthur assia
astrid aude audrey augusta auguste augustin augustine aurele aurelie aurelien aurore axel axelle
aya aymeric ayoub azilis aziz babette baptiste barbara barnabe barthelemy basile bastien beatrice
benedicte benjamin benoit berenice bernadette bernard berthe bertille bertrand bianca bilal
blanche blandine boris boubacar brahim brendan briac brice brieuc brigitte bruno cameron camille
candice capucine carine carl carla carmen carole carolina caroline cassandra cassandre catherine
cecile cecilia cedric celeste celestin celestine celia celine cesar chantal charlene charles
charlie charline charlotte chloe christel christele christelle christian christiane christina
christine christophe claire clara clarisse claude claudette claudia claudie claudine clea clelia
clemence clement clementine cleo clotilde clovis colette colin coline come constance constant
constantin coralie corentin corentine corinne cyprien cyrielle cyril cyrille dalila damien daniel
daniela daniele danielle danny dany daphne david deborah delphine denis denise denys desire
desiree diana diane didier dimitri dina djamel djamila dominique domitille donatien dora dorian
doriane dorine dorothee dylan edgar edith edmond edmonde edouard edwige eleanor elena eleonore
eliane elias elie eliette elina eline eliot elisa elisabeth elise elisee eliza ella ellen elliot
elodie eloise elsa elvire emeline emeric emile emilie emilien emilienne emily emma emmanuel
emmanuelle enora enzo eric erica erik erika ernest ernestine erwan erwann esteban estelle esther
ethan etienne etiennette eugene eugenie eulalie eva evan evangeline eve evelyne ewen fabien
fabienne fabio fabrice fadila fanny farid farida fatiha fatima fatou fatoumata faustine felicie
felicite felix ferdinand fernand fernande fernando fiona firmin flavie flavien fleur flora
florence florent florentin florian floriane florine fouad france francine francis franck francois
francoise frank fred frederic frederick frederique gabin gabriel gabriela gabrielle gael gaelle
gaetan gaetane gaspard gaston gauthier gautier genevieve geoffrey geoffroy george georges
georgette georgina gerald geraldine gerard gerardine germain germaine ghislain ghislaine gilbert
gilberte gildas gilles gina ginette gisele gislaine giulia gladys gloria goulven gratien gregoire
gregory guenaelle guenole guilhem guillaume guillemette gurvan gustave guy gwenael gwenaelle
gwendal gwendoline gwenn gwenola habib hadrien hakim halima hamid hamza hanane hanna hannah harold
harry hassan hassane hawa hector helena helene henri henriette herbert hermann hermine herve
hichem hilaire hippolyte honore honorine horace hortense houria hubert hugo hugues huguette
humbert ibrahim ibrahima ida igor ikram ilan ilona iman imane imene ines ingrid irene irenee iris
irma isaac isabel isabelle isadora isaure isidore ismael issa ivan ivana jacinthe jack jackie
jacky jacob jacqueline jacques jad jade jamal james jamila jana jane janine jasmine jason jean
jeanine jeanne jeannette jeannine jennifer jenny jeremie jeremy jerome jessica jessie jessy jimmy
joachim joan joanna joannes jocelyn jocelyne jodie joel joelle joey johan johann johanna john
johnny jonas jonathan jordan jordane jorge jose josee joseph josephine josette joshua josiane
josselin josue judicael judith jules julia julian juliana julie julien julienne juliette julio
justin justine kader kamel kamila karen karim karima karine karl karla katell katia katy kelly
kenza kevin khadidja khadija khaled kilian killian kim klara klervi kylian laetitia lahcen laila
lambert lana lara laura laure laurence laurene laurent laurette laurie laurine lazare lea leandre
leane leila lena lenaic lenaig lenny leo leon leonard leonce leonie leontine leopold leopoldine
leslie lia liam lila lili lilian liliane lilou lily lina linda line lionel lisa lise lisette livia
loan loane lochlan loeiza loic lois lola lorena lorenzo loris lorraine lou louane louis louisa
louise louisette louka lubin luc luca lucas luce lucette lucia lucie lucien lucienne lucile
lucille lucrece ludivine ludovic luis luisa luka lukas lydia lydie lyna lynda mael maelle maelys
maeva magali magalie magdalena mahaut mahmoud maia maija maina maite malek malik malika malo
mamadou manel manon manuel manuela marc marceau marcel marcelin marceline marcelle marcellin marco
margaux margot marguerite maria mariam mariama marian mariana marianne marie mariella marielle
marietta mariette marilyn marilyne marina marine mario marion marius marjolaine marjorie marlene
marthe martial martin martine mary maryam maryline maryse maryvonne matheo mathias mathieu
mathilde mathis mathurin matteo matthias matthieu matthis maud maude maureen maurice mauricette
max maxence maxime maximilien maya maylis medard mehdi melanie melina melinda meline melissa
melody mercedes meriem meryem michael michel michele micheline michelle mickael miguel mikael mila
milan milena milo mina mireille miriam mohamed mohammed moise mona monica monique morgan morgane
mouhamed mouloud mourad moussa muriel mustapha mylene myriam nabil nabila nadege nadia nadine
nadir naima nans naomi narcisse nassim natacha natalia nathalie nathan nathanael nawel nelly neo
nestor nicolas nicole nikita nina ninon noah noe noel noelie noella noelle noemie nolan nolwenn
nora norah norbert nordine nour noura octave octavie odette odile odilon olga olivia olivier
olympe ombeline ondine oscar othman ousmane owen pablo pacome paloma pamela paola paolo pascal
pascale pascaline patrice patricia patrick paul paula paulette paulin pauline paulo pedro peggy
perceval perla perlette perrine peter petronille philibert philippe philippine philomene pia
pierre pierrette pierrick pol priscilla priscille prosper prudence quentin rachel rachid rachida
rafael raissa ralph rania raoul raphael raphaelle rayan raymond raymonde rebecca regine regis
reine remi remy renan renaud rene renee reynald richard rita robert roberte roberto robin rodolphe
rodrigue rodrigues roger roland rolande romain romane romaric romeo romuald romy ronald ronan rosa
rosalie rose roselyne rosemonde rosine roxane roxanne rozenn ruben ruth ryan sabine sabrina sacha
safia said saida salim salima salma salome salomon salvador sam samantha sami samir samira samson
samuel samy sandra sandrine sandy santiago sara sarah sasha saskia saul sauveur sebastien selim
selma seraphin seraphine serena serge sergio severin severine sidney sidonie sigrid simeon simon
simone sixte smain soazic soazig sofia sofiane sohan solal solange solene solenn solenne sonia
sonny sophia sophie soraya souad soufiane souleymane stacy stanislas steeve stella stephan
stephane stephanie stephen steve steven suzanne suzette suzie sven swann sybille sylvain sylvaine
sylvere sylvestre sylvette sylvia sylviane sylvie tadeo tanguy tania tatiana telma teo teodor tess
tessa thea thelma theo theodore theophile therese thibaud thibault thibaut thiefaine thierry
thomas tiago tifenn tiffany tim timeo timothe timothee tiphaine titouan tom tommy toni tony
toussaint tristan tudi tugdual ugo ulrich ulysse urbain ursule valentin valentine valerian valerie
valery vanessa venceslas vera verena veronique vianney vickie victoire victor victoria victorien
victorine vincent vincente violaine violette virgil virgile virginie vital viviane vivien vivienne
vladimir walid walter wanda wendy wesley wilfrid wilfried wilhelm william willy wissam xavier
yacine yael yan yanis yann yannic yannick yannig yasmina yasmine yassine yoan yoann yohan yohann
yolaine yolande youcef youen younes youssef youssouf ysaline yvan yves yvette yvon yvonne zacharie
zachary zahra zara zeinab zelia zelie zephyr zita zoe zohra zora
"""

GIVEN_NAMES = frozenset(fold(name) for name in _NAMES.split())


def is_given(word: str) -> bool:
    """Return True when *word* ("Jean", "Anne-Marie") is made of known forenames."""
    parts = fold(word).split()
    return bool(parts) and all(part in GIVEN_NAMES for part in parts)
