"""实习档案: the kinds of material a student's folder holds, how whole it is, how long it is kept."""
