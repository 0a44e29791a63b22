//! Runs content streams for their text: the text operators, marked content and forms.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use lopdf::{Dictionary, Object, ObjectId};

use super::fonts::{Font, float};
use super::lexer::{Lexer, Token};
use super::page_text::{PageText, Standing};
use super::paper::{Paper, decode_text};
use super::pen::{Gap, Matrix, Pen};
use crate::budget::Budget;
use crate::model::PartKind;
use crate::refusal::Refusal;

/// Forms within forms.
const MAX_FORM_DEPTH: usize = 16;
/// Operators run for one file.
const MAX_OPERATORS: u64 = 50_000_000;
/// Forms shown for one file, so that forms that show each other twice over come to an end.
const MAX_FORMS_SHOWN: u64 = 200_000;
/// Operands kept for one operator. Those with most take six, or one array.
const MAX_OPERANDS: usize = 64;
/// Saved graphics states and open marked passages.
const MAX_OPEN: usize = 1_000;
/// Text that is drawn but not seen. Source: ISO 32000-1:2008, table 106.
const INVISIBLE_MODE: f64 = 3.0;

/// What content streams of one file share.
pub(super) struct Reading<'p> {
    pub(super) paper: &'p Paper,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    forms_open: Vec<ObjectId>,
    /// Forms that some page or annotation has shown.
    pub(super) forms_seen: BTreeSet<ObjectId>,
    operators_run: u64,
    forms_shown: u64,
}

impl<'p> Reading<'p> {
    pub(super) fn new(paper: &'p Paper) -> Self {
        Self {
            paper,
            fonts: BTreeMap::new(),
            forms_open: Vec::new(),
            forms_seen: BTreeSet::new(),
            operators_run: 0,
            forms_shown: 0,
        }
    }

    fn font(&mut self, font: &Object, budget: &mut Budget) -> Result<Option<Rc<Font>>, Refusal> {
        let id = font.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(Rc::clone(known)));
        }
        let Some(dictionary) = self.paper.dictionary(font) else {
            return Ok(None);
        };
        let font = Rc::new(Font::read(self.paper, dictionary, budget)?);
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Ok(Some(font))
    }
}

#[derive(Clone)]
struct State {
    to_page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    sign_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: f64,
}

struct Mark {
    has_actual_text: bool,
    layer: Option<String>,
}

/// Runs one content stream, and the forms that it shows, into a [`PageText`].
pub(super) struct Run<'r, 'p> {
    reading: &'r mut Reading<'p>,
    budget: &'r mut Budget,
    text: &'r mut PageText,
    resources: Option<&'p Dictionary>,
    state: State,
    saved: Vec<State>,
    marks: Vec<Mark>,
    line: Matrix,
    place: Matrix,
    pen: Pen,
}

impl<'r, 'p> Run<'r, 'p> {
    pub(super) fn new(
        reading: &'r mut Reading<'p>,
        budget: &'r mut Budget,
        text: &'r mut PageText,
        resources: Option<&'p Dictionary>,
    ) -> Self {
        Self {
            reading,
            budget,
            text,
            resources,
            state: State {
                to_page: Matrix::IDENTITY,
                font: None,
                size: 1.0,
                sign_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0.0,
            },
            saved: Vec::new(),
            marks: Vec::new(),
            line: Matrix::IDENTITY,
            place: Matrix::IDENTITY,
            pen: Pen::default(),
        }
    }

    pub(super) fn run(&mut self, content: &[u8]) -> Result<(), Refusal> {
        let mut lexer = Lexer::new(content);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Operand(operand) if operands.len() < MAX_OPERANDS => operands.push(operand),
                Token::Operand(_) => {}
                Token::Word(word) => {
                    self.reading.operators_run += 1;
                    if self.reading.operators_run > MAX_OPERATORS {
                        return Err(Refusal::TooLarge);
                    }
                    if word == b"BI" {
                        lexer.skip_inline_image();
                        self.text.has_picture = true;
                    } else {
                        self.operator(&word, &operands)?;
                    }
                    operands.clear();
                }
            }
        }
        Ok(())
    }

    fn operator(&mut self, word: &[u8], operands: &[Object]) -> Result<(), Refusal> {
        let number = |index: usize| operands.get(index).and_then(float).unwrap_or(0.0);
        match word {
            b"q" if self.saved.len() < MAX_OPEN => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.to_page = matrix(operands).then(self.state.to_page),
            b"BT" => self.set_line(Matrix::IDENTITY),
            b"Tm" => self.set_line(matrix(operands)),
            b"Td" => self.set_line(self.line.moved(number(0), number(1))),
            b"TD" => {
                self.state.leading = -number(1);
                self.set_line(self.line.moved(number(0), number(1)));
            }
            b"T*" => self.next_line(),
            b"TL" => self.state.leading = number(0),
            b"Tc" => self.state.sign_space = number(0),
            b"Tw" => self.state.word_space = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"Ts" => self.state.rise = number(0),
            b"Tr" => self.state.mode = number(0),
            b"Tf" => self.set_font(operands.first(), number(1))?,
            b"gs" => self.set_extended_state(operands.first())?,
            b"Tj" => self.show_operand(operands.first()),
            b"'" => {
                self.next_line();
                self.show_operand(operands.first());
            }
            b"\"" => {
                self.state.word_space = number(0);
                self.state.sign_space = number(1);
                self.next_line();
                self.show_operand(operands.get(2));
            }
            b"TJ" => self.show_with_moves(operands.first()),
            b"BMC" => self.open_mark(None, None),
            b"BDC" => self.open_mark(operands.first(), operands.get(1)),
            b"EMC" => {
                self.marks.pop();
            }
            b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"sh" => {
                self.text.has_drawing = true;
            }
            b"Do" => self.show_object(operands.first())?,
            _ => {}
        }
        Ok(())
    }

    fn set_line(&mut self, line: Matrix) {
        self.line = line;
        self.place = line;
    }

    fn next_line(&mut self) {
        self.set_line(self.line.moved(0.0, -self.state.leading));
    }

    fn resource(&self, category: &[u8], name: Option<&Object>) -> Option<&'p Object> {
        let name = name?.as_name().ok()?;
        let paper: &'p Paper = self.reading.paper;
        paper
            .get_dictionary(self.resources?, category)?
            .get(name)
            .ok()
    }

    fn set_font(&mut self, name: Option<&Object>, size: f64) -> Result<(), Refusal> {
        self.state.size = size;
        self.state.font = match self.resource(b"Font", name) {
            Some(font) => self.reading.font(font, self.budget)?,
            None => None,
        };
        Ok(())
    }

    /// An extended graphics state may set a font too.
    fn set_extended_state(&mut self, name: Option<&Object>) -> Result<(), Refusal> {
        let paper: &'p Paper = self.reading.paper;
        let font = self
            .resource(b"ExtGState", name)
            .and_then(|state| paper.dictionary(state))
            .map_or(&[][..], |state| paper.get_array(state, b"Font"));
        if let [font, size] = font {
            self.state.font = self.reading.font(font, self.budget)?;
            self.state.size = float(paper.resolve(size)).unwrap_or(1.0);
        }
        Ok(())
    }

    fn show_operand(&mut self, operand: Option<&Object>) {
        if let Some(Object::String(bytes, _)) = operand {
            self.show(bytes);
        }
    }

    fn show_with_moves(&mut self, operand: Option<&Object>) {
        let Some(Object::Array(items)) = operand else {
            return;
        };
        for item in items {
            match item {
                Object::String(bytes, _) => self.show(bytes),
                item => {
                    let back = float(item).unwrap_or(0.0) / 1000.0;
                    let right = -back * self.state.size * self.state.stretch;
                    self.place = self.place.moved(right, 0.0);
                }
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            if !bytes.is_empty() {
                self.text.show_unmapped();
            }
            return;
        };
        self.text.separate(self.pen.gap_before(self.sign_place()));
        for glyph in font.glyphs(bytes) {
            match &glyph.text {
                Some(text) => {
                    let standing = Standing {
                        layer: self
                            .marks
                            .iter()
                            .rev()
                            .find_map(|mark| mark.layer.as_deref()),
                        is_spoken: !self.marks.iter().any(|mark| mark.has_actual_text),
                        is_invisible: self.state.mode == INVISIBLE_MODE,
                    };
                    self.text.show(text, &standing);
                }
                None => self.text.show_unmapped(),
            }
            let space = self.state.sign_space
                + if glyph.is_space_code {
                    self.state.word_space
                } else {
                    0.0
                };
            let right = (glyph.width * self.state.size + space) * self.state.stretch;
            self.place = self.place.moved(right, 0.0);
        }
        self.pen.end_at(self.sign_place());
    }

    /// Returns what turns one font size into its length and direction on the page.
    fn sign_place(&self) -> Matrix {
        let State {
            size,
            stretch,
            rise,
            ..
        } = self.state;
        Matrix([size * stretch, 0.0, 0.0, size, 0.0, rise])
            .then(self.place)
            .then(self.state.to_page)
    }

    fn open_mark(&mut self, tag: Option<&Object>, properties: Option<&Object>) {
        if self.marks.len() == MAX_OPEN {
            return;
        }
        let paper: &'p Paper = self.reading.paper;
        let inline = properties.and_then(|object| object.as_dict().ok());
        let named = self
            .resource(b"Properties", properties)
            .and_then(|object| paper.dictionary(object));
        let mut mark = Mark {
            has_actual_text: false,
            layer: None,
        };
        if let Some(properties) = inline.or(named) {
            let is_layer = tag.and_then(|tag| tag.as_name().ok()) == Some(b"OC");
            if is_layer {
                mark.layer = Some(layer_name(paper, properties));
            }
            if let Some(text) = paper.get_text(properties, b"ActualText") {
                mark.has_actual_text = true;
                if !self.marks.iter().any(|mark| mark.has_actual_text) {
                    self.text.speak(&text);
                }
                self.text.asides.push((PartKind::ActualText, text));
            }
            for key in [b"Alt".as_slice(), b"E"] {
                if let Some(text) = paper.get_text(properties, key) {
                    self.text.asides.push((PartKind::AlternativeText, text));
                }
            }
        }
        self.marks.push(mark);
    }

    fn show_object(&mut self, name: Option<&Object>) -> Result<(), Refusal> {
        let Some(reference) = self.resource(b"XObject", name) else {
            return Ok(());
        };
        let paper: &'p Paper = self.reading.paper;
        let Object::Stream(stream) = paper.resolve(reference) else {
            return Ok(());
        };
        if paper.has_subtype(&stream.dict, b"Image") {
            self.text.has_picture = true;
            return Ok(());
        }
        let Ok(id) = reference.as_reference() else {
            return Ok(());
        };
        if self.reading.forms_open.contains(&id) || self.reading.forms_open.len() == MAX_FORM_DEPTH
        {
            return Ok(());
        }
        self.reading.forms_shown += 1;
        if self.reading.forms_shown > MAX_FORMS_SHOWN {
            return Err(Refusal::TooLarge);
        }
        self.reading.forms_seen.insert(id);
        self.reading.forms_open.push(id);
        let outcome = self.run_form(stream);
        self.reading.forms_open.pop();
        outcome
    }

    fn run_form(&mut self, form: &'p lopdf::Stream) -> Result<(), Refusal> {
        let paper: &'p Paper = self.reading.paper;
        let Some(content) = paper.unpack(form, self.budget)? else {
            self.text.note_damage();
            return Ok(());
        };
        let outer_resources = self.resources;
        let outer_state = self.state.clone();
        let outer_places = (self.line, self.place);
        let outer_saved = std::mem::take(&mut self.saved);
        let outer_marks = self.marks.len();
        self.resources = paper
            .get_dictionary(&form.dict, b"Resources")
            .or(outer_resources);
        let form_matrix = paper.get_array(&form.dict, b"Matrix");
        if form_matrix.len() == 6 {
            self.state.to_page = matrix(form_matrix).then(self.state.to_page);
        }
        if let Some(layer) = paper.get_dictionary(&form.dict, b"OC") {
            self.marks.push(Mark {
                has_actual_text: false,
                layer: Some(layer_name(paper, layer)),
            });
        }
        let outcome = self.run(&content);
        self.marks.truncate(outer_marks);
        self.saved = outer_saved;
        self.resources = outer_resources;
        self.state = outer_state;
        (self.line, self.place) = outer_places;
        outcome
    }

    /// Ends a stream whose text does not join on to the next one.
    pub(super) fn end_line(&mut self) {
        self.text.separate(Gap::Line);
    }
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut values = Matrix::IDENTITY.0;
    for (value, operand) in values.iter_mut().zip(operands) {
        *value = float(operand).unwrap_or(*value);
    }
    Matrix(values)
}

/// A layer has a name; a membership of layers names the first of them.
fn layer_name(paper: &Paper, properties: &Dictionary) -> String {
    if let Some(name) = paper.get_text(properties, b"Name") {
        return name;
    }
    let first = match paper.get(properties, b"OCGs") {
        Object::Array(layers) => layers.first().and_then(|layer| paper.dictionary(layer)),
        layer => paper.dictionary(layer),
    };
    first
        .and_then(|layer| paper.get_text(layer, b"Name"))
        .unwrap_or_else(|| "unnamed layer".to_owned())
}

/// Reads a text string among operands or objects.
pub(super) fn text_of(object: &Object) -> Option<String> {
    object.as_str().ok().map(decode_text)
}
